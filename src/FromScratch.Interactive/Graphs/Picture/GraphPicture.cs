using System.Text.RegularExpressions;

namespace FromScratch.Interactive;

/// <summary>What a graph's drawing shows, before it is laid out: a pure function of the graph.</summary>
internal sealed partial class GraphPicture
{
    private const int EntriesUpTo = 24;
    private const int MessageLine = 34;

    private readonly Graph _graph;
    private readonly bool _entries;
    private readonly bool _allNames;
    private readonly Dictionary<Node, List<(Node Consumer, int Input)>> _uses = [];
    private readonly Dictionary<Node, PictureShape> _shapes = [];

    private GraphPicture(Graph graph, bool allNames)
    {
        _graph = graph;
        _allNames = allNames;
        _entries = graph.Nodes.Count <= EntriesUpTo;
    }

    public List<PictureShape> Shapes { get; } = [];

    public List<PictureLink> Links { get; } = [];

    /// <param name="graph">The graph.</param>
    /// <param name="allNames">Whether to write names like v1 at intermediate results, for a text that speaks of them.</param>
    public static GraphPicture Of(Graph graph, bool allNames = false)
    {
        var picture = new GraphPicture(graph, allNames);
        picture.Build();
        return picture;
    }

    private void Build()
    {
        foreach (var node in _graph.Nodes)
        {
            _uses[node] = [];
            for (var input = 0; input < node.Inputs.Count; input++)
                _uses[node.Inputs[input]].Add((node, input));
        }

        foreach (var node in _graph.Nodes.Where(node => !node.IsBranch))
            _shapes[node] = Add(ShapeOf(node));
        foreach (var node in _graph.Nodes.Where(node => !node.IsBranch))
            Leave(node, _shapes[node], trunk: true, entered: null);
    }

    /// <summary>Draws where a value goes: straight to its only use, or over a branch point to each of several.</summary>
    private void Leave(Node node, PictureShape from, bool trunk, Node? entered)
    {
        var uses = _uses[node];
        var isOutput = _graph.Outputs.Contains(node);
        if (uses.Count + (isOutput ? 1 : 0) > 1)
        {
            var branch = Add(new PictureShape { Kind = ShapeKind.Branch, Node = node, Computed = node.HasValue() });
            Link(from, branch, node, consumer: entered, trunk);
            from = branch;
            trunk = false;
            entered = null;
        }

        foreach (var (consumer, input) in uses)
        {
            if (consumer.IsBranch)
                Leave(consumer, from, trunk, consumer);
            else
                Link(from, _shapes[consumer], node, consumer, trunk, input);
        }

        if (isOutput)
        {
            var end = Add(new PictureShape { Kind = ShapeKind.Output, Text = node.Name ?? (_allNames ? _graph.NameOf(node) : ""), Node = node, Computed = node.HasValue() });
            Link(from, end, node, entered, trunk);
        }
    }

    private void Link(PictureShape from, PictureShape to, Node source, Node? consumer, bool showValue, int input = 0)
    {
        var scalar = source is ScalarNode;
        var gradient = to.Kind == ShapeKind.Branch || consumer is null || consumer.IsBranch
            ? source.GradientMatrix()
            : consumer.InputGradients[input];
        var above = showValue ? ValueLines(source, to) : TextBlock.Empty;
        var below = ValueText.Of(gradient, scalar, TextRole.Gradient, _entries);
        Links.Add(new PictureLink { From = from, To = to, Source = source, Consumer = consumer, Above = above, Below = source.Error is null ? below : Message(source.Error) });
    }

    private TextBlock ValueLines(Node source, PictureShape to)
    {
        if (source.IsConstant && source is ScalarNode)
            return TextBlock.Empty;
        var value = ValueText.Of(source.ValueMatrix(), source is ScalarNode, TextRole.Value, _entries);
        var named = source.Operation is not null && to.Kind != ShapeKind.Output && (_allNames || source.Name is not null);
        return named ? new TextBlock([new TextLine(_graph.NameOf(source), TextRole.Muted, 11), .. value.Lines], value.Exact) : value;
    }

    private PictureShape ShapeOf(Node node) => new()
    {
        Kind = node.Operation is null ? (node is ScalarNode && node.IsConstant ? ShapeKind.Constant : ShapeKind.Input)
            : node.Operation.IsLayer ? ShapeKind.Layer : ShapeKind.Operation,
        Text = node.Operation is null ? _graph.NameOf(node) : node.Operation.Sign,
        Detail = node.Operation?.Detail,
        Node = node,
        Failed = node.Error is not null,
        Computed = node.HasValue(),
    };

    private PictureShape Add(PictureShape shape)
    {
        Shapes.Add(shape);
        return shape;
    }

    [GeneratedRegex(@"(?<=\(\d+), (?=\d+\))")]
    private static partial Regex ShapeComma();

    private static TextBlock Message(string error)
    {
        var lines = new List<string> { "" };
        foreach (var word in ShapeComma().Replace(error, ",\u00A0").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= MessageLine)
                lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return new TextBlock([.. lines.Select(line => new TextLine(TextBounds.Shorten(line, 11, 320), TextRole.Error, 11))]);
    }
}
