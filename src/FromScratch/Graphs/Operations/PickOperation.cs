using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Picks from each row the entry that the row's label names, (N, M) → (N, 1): the label form of t × log y in the
/// cross-entropy error (vol. 1 section 4.2.4). Backward puts the upstream gradient back at those places.
/// </summary>
internal sealed class PickOperation : Operation
{
    public static readonly PickOperation Instance = new();

    public override string Sign => "pick";

    public override string Name => "pick the label's entry";

    public override string Formula(IReadOnlyList<string> x) => $"entry {x[1]} of each row of {x[0]}";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => $"{dout} at the label, 0 elsewhere";

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x)
    {
        var labels = Labels(x);
        return Matrix<double>.Build.Dense(labels.Length, 1, (i, _) => x[0].Value[i, labels[i]]);
    }

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout)
    {
        var labels = Labels(x);
        var gradient = Matrix<double>.Build.Dense(x[0].Value.RowCount, x[0].Value.ColumnCount,
            (i, j) => j == labels[i] ? dout[i, 0] : 0);
        return [gradient, null];
    }

    private static int[] Labels(IReadOnlyList<Operand> x)
    {
        var labels = x[1].Value.Enumerate().Select(label => (int)label).ToArray();
        if (labels.Length != x[0].Value.RowCount)
            throw new ArgumentException($"pick: {labels.Length} labels {x[1].Name} for the {x[0].Value.RowCount} rows of {x[0].Described}.");
        foreach (var label in labels)
        {
            if (label < 0 || label >= x[0].Value.ColumnCount)
                throw new ArgumentException($"pick: label {label} of {x[1].Name} is not among the {x[0].Value.ColumnCount} classes of {x[0].Described}.");
        }

        return labels;
    }
}
