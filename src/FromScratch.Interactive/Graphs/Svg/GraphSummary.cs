using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>A drawing in words, for whoever hears it instead of seeing it.</summary>
internal static class GraphSummary
{
    private const int MostNodes = 80;

    public static string Title(Graph graph, string? title) => string.IsNullOrWhiteSpace(title)
        ? $"Computation graph of {string.Join(", ", graph.Outputs.Select(output => OutputName(graph, output)))}"
        : title;

    public static string Description(Graph graph)
    {
        var sentences = graph.Nodes.Where(node => !(node.IsConstant && node is ScalarNode)).Take(MostNodes).Select(node => Sentence(graph, node)).ToList();
        if (graph.Nodes.Count > MostNodes)
            sentences.Add("And so on.");
        return string.Join(" ", sentences);
    }

    private static string OutputName(Graph graph, Node output) =>
        output.Name ?? (output.Operation is null ? graph.NameOf(output) : output.Operation.Formula([.. output.Inputs.Select(graph.NameOf)]));

    private static string Sentence(Graph graph, Node node)
    {
        var text = graph.NameOf(node);
        if (node.Operation is not null)
            text += $" = {node.Operation.Formula([.. node.Inputs.Select(graph.NameOf)])}";
        if (node.Error is not null)
            return $"{text}: error, {node.Error}";
        if (node.ValueMatrix() is { } value)
            text += node is ScalarNode ? $" is {ValueText.Exact(value[0, 0])}" : $" has shape {ValueText.Shape(value)}";
        if (node is ScalarNode { Gradient: { } gradient })
            text += string.Create(CultureInfo.InvariantCulture, $", gradient {ValueText.Exact(gradient)}");
        return text + ".";
    }
}
