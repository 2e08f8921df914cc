using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>The order of the walk: every operation forward, then every operation back, with an addition at each branch.</summary>
internal sealed class StepPlan
{
    private readonly Graph _graph;
    private readonly StepWriter _writer;
    private readonly Dictionary<Node, int> _uses;
    private readonly Dictionary<Node, int> _forward = [];
    private readonly Dictionary<Node, int> _backward = [];
    private readonly Dictionary<Node, int> _branches = [];

    public StepPlan(Graph graph)
    {
        _graph = graph;
        _uses = graph.Nodes.ToDictionary(node => node, node => graph.Outputs.Contains(node) ? 1 : 0);
        foreach (var input in graph.Nodes.SelectMany(node => node.Inputs))
            _uses[input]++;
        foreach (var output in graph.Outputs)
            _uses[output]--;
        _writer = new StepWriter(graph, _uses);

        Add("Start", "The inputs are given.");
        foreach (var node in graph.Nodes.Where(IsStep))
            _forward[node] = Add("Forward", _writer.Forward(node));
        int? start = null;
        if (graph.Outputs.All(output => output.GradientMatrix() is not null))
            start = WalkBack();
        Marks = new StepMarks(_forward, _backward, _branches, start);
    }

    public List<GraphStep> Steps { get; } = [];

    public StepMarks Marks { get; }

    private int WalkBack()
    {
        var scalar = _graph.Outputs is [ScalarNode];
        var start = Add("Backward", [
            scalar ? $"L is the output, {_graph.NameOf(_graph.Outputs[0])}. The walk back starts there with ∂L/∂L." : "The walk back starts at the output.",
            .. _graph.Outputs.Select(_writer.Seed)]);
        foreach (var node in _graph.Nodes.Reverse())
        {
            var parts = Parts(node);
            if (parts.Count > 1)
                _branches[node] = Add("Backward", _writer.Branch(node, parts));
            if (!IsStep(node))
                continue;
            var lines = _writer.Backward(node);
            if (lines.Count > 0)
                _backward[node] = Add("Backward", lines);
        }

        Add("Done", [.. _graph.Nodes.Where(node => node.Operation is null && node.GradientMatrix() is not null).Select(_writer.Result)]);
        return start;
    }

    private List<Matrix<double>> Parts(Node node)
    {
        var parts = new List<Matrix<double>>();
        foreach (var user in _graph.Nodes)
        {
            for (var input = 0; input < user.Inputs.Count; input++)
            {
                if (user.Inputs[input] == node && user.InputGradients[input] is { } part)
                    parts.Add(part);
            }
        }

        if (parts.Count > 0 && _graph.Outputs.Contains(node))
            parts.Add(parts.Aggregate(node.GradientMatrix()!, (rest, part) => rest - part));
        return parts;
    }

    private static bool IsStep(Node node) => node.Operation is not null && !node.IsBranch;

    private int Add(string direction, params IReadOnlyList<string> lines)
    {
        Steps.Add(new GraphStep(direction, lines));
        return Steps.Count - 1;
    }
}
