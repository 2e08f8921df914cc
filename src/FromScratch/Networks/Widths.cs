namespace FromScratch;

/// <summary>
/// What is known of a chain of layers before it runs: how many columns go in and come out. A layer of the reader's own
/// tells nothing, and what follows it is unknown up to the next weight.
/// </summary>
internal readonly record struct Widths(int? Input, int? Output, bool KeepsRows)
{
    /// <summary>Follows the columns through the layers and refuses two that do not fit.</summary>
    public static Widths Of(string owner, IReadOnlyList<ILayer> layers)
    {
        int? input = null, columns = null;
        var inputIsOpen = true;
        for (var k = 0; k < layers.Count; k++)
        {
            var weight = WeightOf(layers[k])?.Value;
            if (weight is not null && columns is not null && weight.RowCount != columns)
                throw new ArgumentException(
                    $"{owner}: layer {k + 1}, {Describe.Of(layers[k])}, takes {weight.RowCount} columns, but the layers before it give {columns}.", nameof(layers));
            if (inputIsOpen) input = weight?.RowCount;
            inputIsOpen &= weight is null && KeepsColumns(layers[k]);
            columns = weight?.ColumnCount ?? (KeepsColumns(layers[k]) ? columns : null);
        }

        return new Widths(input, columns, layers.All(layer => WeightOf(layer) is not null || (KeepsColumns(layer) && layer is not (Sum or Repeat))));
    }

    private static Parameter? WeightOf(ILayer layer) => layer switch
    {
        Affine affine => affine.W,
        MatMul matMul => matMul.W,
        _ => null,
    };

    private static bool KeepsColumns(ILayer layer) => layer is Sigmoid or Tanh or ReLU or Softmax or Sum or Repeat;
}
