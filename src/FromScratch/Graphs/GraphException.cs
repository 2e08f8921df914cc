namespace FromScratch;

/// <summary>A node of a computation graph could not be computed: most often a shape that does not fit.</summary>
/// <remarks>The graph keeps the message at the node, so that a drawing shows it where it happened, with the values computed up to there.</remarks>
public sealed class GraphException : InvalidOperationException
{
    internal GraphException(string message, Node node, Exception cause)
        : base(message, cause) => Node = node;

    /// <summary>The node that could not be computed.</summary>
    public Node Node { get; }
}
