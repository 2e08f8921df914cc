using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A network as a table of its layers and parameters, in plain text.</summary>
internal static class NetworkTable
{
    internal static string Of(Network network)
    {
        var names = new Dictionary<Matrix<double>, Parameter>(ReferenceEqualityComparer.Instance);
        foreach (var parameter in network.Parameters) names.Add(parameter.Value, parameter);
        var seen = new HashSet<Matrix<double>>(ReferenceEqualityComparer.Instance);
        List<(string Layer, string Parameters, string Count)> rows = [("layer", "parameters", "count")];
        foreach (var (name, layer) in network.LayerNames.Zip(network.Layers))
        {
            List<string> parts = [];
            long count = 0;
            foreach (var parameter in layer.Parameters)
            {
                var isNew = seen.Add(parameter.Value);
                parts.Add(names[parameter.Value] + (isNew ? "" : " shared"));
                if (isNew) count += parameter.Count;
            }

            rows.Add((name, parts.Count == 0 ? "-" : string.Join(", ", parts), count.ToString("N0", CultureInfo.InvariantCulture)));
        }

        rows.Add((network.LossLayer.GetType().Name, "-", "0"));
        var (first, second, third) = (rows.Max(row => row.Layer.Length), rows.Max(row => row.Parameters.Length), rows.Max(row => row.Count.Length));
        return string.Join('\n',
        [
            $"{network.GetType().Name}: {Describe.Count(network.Parameters)}",
            .. rows.Select(row => $"  {row.Layer.PadRight(first)}  {row.Parameters.PadRight(second)}  {row.Count.PadLeft(third)}"),
        ]);
    }
}
