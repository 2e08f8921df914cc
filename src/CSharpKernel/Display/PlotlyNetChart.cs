using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace CSharpKernel;

/// <summary>
/// Shows the charts of Plotly.NET as the figures that they are, through that library's own public export. Found by name,
/// so that nothing of it has to be here, and without its notebook extension, whose HTML needs a network.
/// </summary>
internal static class PlotlyNetChart
{
    private const string ChartName = "Plotly.NET.GenericChart";
    private const string Figure = "application/vnd.plotly.v1+json";

    /// <summary>The chart as a figure with a line of text, or null if the value is no such chart.</summary>
    public static List<FormattedValue>? Forms(object? value)
    {
        for (var type = value?.GetType(); type is not null; type = type.BaseType)
        {
            // In version 4 the chart is a type inside a class of the same name, and the export stands in that class.
            var owner = type.FullName == ChartName ? type : type.DeclaringType?.FullName == ChartName ? type.DeclaringType : null;
            if (owner is not null && Export(owner, type) is { } export)
                return Forms((string)export.Invoke(null, [value])!);
        }

        return null;
    }

    private static MethodInfo? Export(Type owner, Type chart) =>
        owner.GetMethod("toFigureJson", BindingFlags.Public | BindingFlags.Static, [chart]) is { } method && method.ReturnType == typeof(string) ? method : null;

    private static List<FormattedValue> Forms(string json)
    {
        var traces = JsonNode.Parse(json)?["data"]?.AsArray().Select(trace => (string?)trace?["type"] ?? "scatter").ToList() ?? [];
        return [new FormattedValue(Figure, json), new FormattedValue("text/plain", $"Plotly.NET chart: {string.Join(", ", traces)}")];
    }
}
