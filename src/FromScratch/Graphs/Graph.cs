namespace FromScratch;

/// <summary>
/// A computation graph: one or several outputs and everything they are computed from (vol. 1 section 5.1, vol. 2 section 1.3.4).
/// </summary>
/// <remarks>
/// <para>A graph is written as the arithmetic itself, over nodes made by <see cref="Input(string, double)"/>. A node's own
/// <c>Forward</c> and <c>Backward</c> are those of the graph with that node as its only output; make a graph yourself to have
/// several outputs.</para>
/// <para><see cref="Forward"/> computes every node once, inputs first. <see cref="Backward()"/> walks the same order back,
/// multiplies by each local derivative, and adds where a value branches. Both may run any number of times: each run replaces
/// what the run before left.</para>
/// </remarks>
public sealed partial class Graph
{
    private readonly Dictionary<Node, string> _names;

    /// <summary>Makes the graph of everything that the given outputs are computed from.</summary>
    /// <param name="outputs">At least one node, none twice.</param>
    /// <exception cref="ArgumentException">There is no output, or one is null or given twice.</exception>
    public Graph(params Node[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Length == 0)
            throw new ArgumentException("A graph needs at least one output.", nameof(outputs));
        if (outputs.Any(output => output is null))
            throw new ArgumentException("An output is null.", nameof(outputs));
        if (outputs.Distinct().Count() < outputs.Length)
            throw new ArgumentException("An output is given twice.", nameof(outputs));
        Outputs = [.. outputs];
        Nodes = TopologicalOrder(Outputs);
        _names = NodeNames.Choose(Nodes);
    }

    /// <summary>The results: where the walk back starts.</summary>
    public IReadOnlyList<Node> Outputs { get; }

    /// <summary>All nodes in topological order: every node after its inputs, otherwise in the order the formula reads.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The name of a node in this graph: its own, a constant's number, or <c>v1</c>, <c>v2</c>, … in topological order.</summary>
    /// <param name="node">A node of this graph.</param>
    /// <exception cref="ArgumentException">The node is not in this graph.</exception>
    public string NameOf(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return _names.TryGetValue(node, out var name) ? name : throw new ArgumentException("The node is not in this graph.", nameof(node));
    }

    /// <summary>A node's inputs with their names and values, as its operation sees them.</summary>
    /// <param name="node">A node of this graph whose inputs are computed.</param>
    /// <exception cref="InvalidOperationException">An input is not computed yet.</exception>
    public IReadOnlyList<Operand> OperandsOf(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return [.. node.Inputs.Select(input => new Operand(
            NameOf(input),
            input.Result ?? throw new InvalidOperationException($"{NameOf(input)} is not computed yet; call Forward first.")))];
    }

    // Without recursion: an unrolled network may be thousands of nodes deep.
    private static List<Node> TopologicalOrder(IEnumerable<Node> outputs)
    {
        var order = new List<Node>();
        var entered = new HashSet<Node>();
        var path = new Stack<(Node Node, int NextInput)>();
        foreach (var output in outputs)
        {
            if (entered.Add(output))
                path.Push((output, 0));
            while (path.TryPop(out var step))
            {
                if (step.NextInput == step.Node.Inputs.Count)
                {
                    order.Add(step.Node);
                    continue;
                }

                path.Push((step.Node, step.NextInput + 1));
                var input = step.Node.Inputs[step.NextInput];
                if (entered.Add(input))
                    path.Push((input, 0));
            }
        }

        return order;
    }
}
