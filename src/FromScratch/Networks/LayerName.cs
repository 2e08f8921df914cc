using System.Globalization;

namespace FromScratch;

/// <summary>Names for layers that have none: the type and a number for each type.</summary>
internal static class LayerName
{
    internal static IEnumerable<(string Name, ILayer Layer)> Number(IEnumerable<ILayer> layers)
    {
        Check.NotNull(nameof(Network), layers);
        var counts = new Dictionary<string, int>();
        var named = new List<(string, ILayer)>();
        foreach (var layer in layers)
        {
            Check.NotNull(nameof(Network), layer, nameof(layers));
            var type = layer.GetType().Name;
            counts[type] = counts.GetValueOrDefault(type) + 1;
            named.Add((type + counts[type].ToString(CultureInfo.InvariantCulture), layer));
        }

        return named;
    }
}
