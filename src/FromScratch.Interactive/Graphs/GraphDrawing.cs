namespace FromScratch.Interactive;

/// <summary>
/// A computation graph's drawing: nodes as circles, layers as boxes, values above the edges, gradients below (vol. 1 chapter 5).
/// Taken when it is made; what the graph computes afterwards does not change it.
/// </summary>
public sealed class GraphDrawing
{
    /// <summary>Draws a graph as it is now: values once Forward ran, gradients once Backward ran, an error where it happened.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="title">A title to show above it; none if left out.</param>
    public GraphDrawing(Graph graph, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Svg = GraphSvg.Draw(graph, title);
        Text = GraphTable.Of(graph);
    }

    /// <summary>The drawing as one self-contained SVG element.</summary>
    public string Svg { get; }

    /// <summary>The same as a table in plain text: node, value, gradient.</summary>
    public string Text { get; }

    /// <summary>The plain text.</summary>
    public override string ToString() => Text;
}
