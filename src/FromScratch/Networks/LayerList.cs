using System.Globalization;

namespace FromScratch;

/// <summary>Layers with their names, checked: at least one, none twice, no name blank or twice.</summary>
internal sealed class LayerList
{
    private LayerList(IReadOnlyList<string> names, IReadOnlyList<ILayer> layers) => (Names, Layers) = (names, layers);

    internal IReadOnlyList<string> Names { get; }

    internal IReadOnlyList<ILayer> Layers { get; }

    /// <summary>Names of the type and a number for each type: <c>Affine1</c>, <c>Sigmoid1</c>, <c>Affine2</c>.</summary>
    internal static LayerList Number(IEnumerable<ILayer>? layers)
    {
        Require.NotNull(nameof(Network), layers);
        var counts = new Dictionary<string, int>();
        var named = new List<(string, ILayer)>();
        foreach (var layer in layers)
        {
            Require.NotNull(nameof(Network), layer, nameof(layers));
            var type = layer.GetType().Name;
            counts[type] = counts.GetValueOrDefault(type) + 1;
            named.Add((type + counts[type].ToString(CultureInfo.InvariantCulture), layer));
        }

        return Of(named);
    }

    internal static LayerList Of(IEnumerable<(string Name, ILayer Layer)>? layers)
    {
        Require.NotNull(nameof(Network), layers);
        (string Name, ILayer Layer)[] named = [.. layers];
        if (named.Length == 0) throw new ArgumentException("Network: there must be at least one layer.", nameof(layers));
        foreach (var (name, layer) in named)
        {
            Require.NotNull(nameof(Network), layer, nameof(layers));
            if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException($"Network: a layer ({Describe.Of(layer)}) has no name.", nameof(layers));
        }

        if (named.Select(pair => pair.Layer).Distinct(ReferenceEqualityComparer.Instance).Count() < named.Length)
            throw new ArgumentException(
                "Network: the same layer object appears twice. A layer remembers one forward pass, so each place needs a layer of its own; " +
                "to share a weight, build two layers around the same matrix.", nameof(layers));
        if (named.GroupBy(pair => pair.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Network: two layers are named {twice.Key}.", nameof(layers));
        return new LayerList([.. named.Select(pair => pair.Name)], [.. named.Select(pair => pair.Layer)]);
    }
}
