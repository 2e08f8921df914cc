namespace FromScratch.Interactive;

/// <summary>A graph as a table in plain text: one node a line, inputs first, with value and gradient.</summary>
internal static class GraphTable
{
    public static string Of(Graph graph)
    {
        var nodes = graph.Nodes.Where(node => !(node.IsConstant && node is ScalarNode) && !node.IsBranch).ToList();
        var rows = nodes.Select(node => new[] { Formula(graph, node), Value(node), Entry(node, node.GradientMatrix()) }).ToList();
        rows.Insert(0, ["node", "value", nodes.Any(node => node.GradientMatrix() is not null) ? "gradient" : ""]);
        var widths = Enumerable.Range(0, 2).Select(column => rows.Max(row => row[column].Contains("error:", StringComparison.Ordinal) ? 0 : TextBounds.Columns(row[column]))).ToArray();
        return string.Join('\n', rows.Select(row => $"{Pad(row[0], widths[0])}  {Pad(row[1], widths[1])}  {row[2]}".TrimEnd()));
    }

    private static string Formula(Graph graph, Node node)
    {
        var name = OneLine(graph.NameOf(node));
        return node.Operation is null ? name : $"{name} = {OneLine(node.Operation.Formula([.. node.Inputs.Select(graph.NameOf)]))}";
    }

    private static string Value(Node node) => node.Error is null ? Entry(node, node.ValueMatrix()) : $"error: {OneLine(node.Error)}";

    private static string Entry(Node node, MathNet.Numerics.LinearAlgebra.Matrix<double>? value)
    {
        if (value is null)
            return "";
        if (node is ScalarNode)
            return NumberText.Shortest(value[0, 0]);
        if (value.RowCount > 3 || value.ColumnCount > 4)
            return ValueText.Shape(value);
        var format = EntryFormat.For([.. value.Enumerate()]);
        return $"{ValueText.Shape(value)} [{string.Join(" ", value.EnumerateRows().Select(row => $"[{string.Join(" ", row.Select(x => format.Format(x + 0.0).Trim()))}]"))}]";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - TextBounds.Columns(text)));
}
