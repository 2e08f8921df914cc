namespace FromScratch.Interactive;

/// <summary>Pictures of a computation graph, of a whole one or of everything a node is computed from.</summary>
public static class GraphViews
{
    /// <summary>Draws what a node is computed from. A node that is a cell's result draws itself.</summary>
    /// <param name="output">The node at the right end of the drawing.</param>
    /// <param name="title">A title to show above it; none if left out.</param>
    public static GraphDrawing Draw(this Node output, string? title = null) => new(new Graph(output), title);

    /// <summary>Draws a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="title">A title to show above it; none if left out.</param>
    public static GraphDrawing Draw(this Graph graph, string? title = null) => new(graph, title);

    /// <summary>
    /// The walk through what a node is computed from, forward and then backward, with each local derivative and product
    /// written out. Run Forward and Backward first.
    /// </summary>
    /// <param name="output">The node at the right end of the drawing.</param>
    /// <param name="title">A title to show above it; none if left out.</param>
    public static GraphSteps Steps(this Node output, string? title = null) => new(new Graph(output), title);

    /// <inheritdoc cref="Steps(Node, string?)"/>
    /// <param name="graph">The graph.</param>
    /// <param name="title">A title to show above it; none if left out.</param>
    public static GraphSteps Steps(this Graph graph, string? title = null) => new(graph, title);
}
