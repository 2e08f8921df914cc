using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Graphs;

/// <summary>Graphs as the books draw them, and a few that are harder to draw, computed forward and backward.</summary>
internal static class SampleGraphs
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static IReadOnlyDictionary<string, Func<Graph>> All { get; } = new SortedDictionary<string, Func<Graph>>(StringComparer.Ordinal)
    {
        ["buy apples"] = () => Done(Apples()),
        ["buy apples, forward only"] = () => Forward(Apples()),
        ["buy apples, not computed"] = () => new Graph(Apples()),
        ["apples and oranges"] = () => Done(ApplesAndOranges()),
        ["sigmoid opened"] = () => Done(1 / (1 + Graph.Exp(-Graph.Input("x", 10)))),
        ["sigmoid of a matrix"] = () => Done(new Sigmoid().Apply(Small("x", 2, 2), open: true)),
        ["tanh opened"] = () => Done(new Tanh().Apply(Small("x", 2, 2), open: true)),
        ["affine opened"] = () => Done(Affine(2, 3).Apply(Small("X", 2, 2), open: true)),
        ["affine boxed"] = () => Done(Affine(2, 3).Apply(Small("X", 2, 2))),
        ["softmax with loss opened"] = () => Done(new SoftmaxWithLoss().Apply(Small("a", 2, 3), [2, 0], open: true)),
        ["softmax with loss boxed"] = () => Done(new SoftmaxWithLoss().Apply(Small("a", 2, 3), [2, 0])),
        ["rnn opened"] = () => Done(Rnn(steps: 1, open: true)),
        ["rnn, three steps boxed"] = () => Done(Rnn(steps: 3, open: false)),
        ["rnn, three steps opened"] = () => Done(Rnn(steps: 3, open: true)),
        ["two-layer net boxed"] = () => Done(Net(open: false)),
        ["two-layer net opened"] = () => Done(Net(open: true)),
        ["branch written out"] = () => Done(Branches()),
        ["a value used four times"] = () => Done(UsedFourTimes()),
        ["two outputs"] = () => Done(TwoOutputs()),
        ["sixty nodes"] = () => Done(SixtyNodes()),
        ["a shape error"] = () => Failed(new ReLU().Apply(Small("X", 2, 2).Dot(Small("W", 3, 4)) + Small("b", 1, 4))),
        ["one input"] = () => Done(Graph.Input("x", 1)),
        ["hostile names"] = () => Done(Hostile()),
        ["not a number"] = () => Done(Graph.Log(Graph.Input("x", -1)) + Graph.Exp(Graph.Input("y", 1000))),
    };

    public static ScalarNode Apples() => Graph.Input("apple", 100) * Graph.Input("number", 2) * Graph.Input("tax", 1.1);

    public static ScalarNode ApplesAndOranges() =>
        (((Graph.Input("apple", 100) * Graph.Input("apples", 2)) + (Graph.Input("orange", 150) * Graph.Input("oranges", 3))) * Graph.Input("tax", 1.1)).Named("price");

    public static Graph Done(params Node[] outputs)
    {
        var graph = Forward(outputs);
        graph.Backward();
        return graph;
    }

    public static Graph Forward(params Node[] outputs)
    {
        var graph = new Graph(outputs);
        graph.Forward();
        return graph;
    }

    public static Graph Failed(Node output)
    {
        var graph = new Graph(output);
        Assert.Throws<GraphException>(graph.Forward);
        return graph;
    }

    public static ScalarNode Hostile() =>
        (Graph.Input("<script>alert(1)</script>", 1) * Graph.Input("\"quoted\" & 'single' ]]>", 2) * Graph.Input("りんごの個数", 3)
            * Graph.Input("사과 가격", 4)).Named("合計 </svg><img src=x onerror=alert(1)>");

    private static MatrixNode Small(string name, int rows, int columns) => Graph.Input(name, Values(rows, columns, name.Length));

    private static Matrix<double> Values(int rows, int columns, int seed) =>
        M.Dense(rows, columns, (i, j) => Math.Round(Math.Sin((seed * 1.7) + (i * 2.3) + (j * 0.9)), 3));

    private static Affine Affine(int inputs, int outputs) => new(Values(inputs, outputs, 1), Values(1, outputs, 2));

    private static MatrixNode Rnn(int steps, bool open)
    {
        var cell = new RnnCell(Values(2, 3, 1), Values(3, 3, 2), Values(1, 3, 3));
        var h = Small("h0", 2, 3);
        for (var step = 1; step <= steps; step++)
            h = cell.Apply(Small($"x{step}", 2, 2), h, open);
        return h;
    }

    private static ScalarNode Net(bool open) =>
        new TwoLayerNet(2, 10, 3, (rows, columns) => Values(rows, columns, 4)).Apply(Small("x", 30, 2), [.. Enumerable.Range(0, 30).Select(i => i % 3)], open);

    private static Node[] Branches()
    {
        var (first, second) = Graph.Input("x", 3).Branch();
        return [first * 2, second.Exp()];
    }

    private static ScalarNode UsedFourTimes()
    {
        var x = Graph.Input("x", 2);
        return (x * x) + (x / (x + 1));
    }

    private static Node[] TwoOutputs()
    {
        var sum = Graph.Input("x", 2) + Graph.Input("y", 3);
        return [sum, (sum * sum).Named("square")];
    }

    private static ScalarNode SixtyNodes()
    {
        var nodes = new List<ScalarNode> { Graph.Input("x0", 0.5), Graph.Input("x1", 1.5) };
        for (var i = 2; i < 48; i++)
        {
            var (a, b) = (nodes[i - 1 - (i * 7 % Math.Min(i, 5))], nodes[i - 1 - (i * 11 % Math.Min(i, 6))]);
            nodes.Add((i % 6) switch
            {
                0 => Graph.Input($"x{i}", 0.1 * i),
                1 or 4 => a * 0.5 * b,
                2 => a + b,
                3 => Graph.Exp(a * -0.01),
                _ => a / (b + 10),
            });
        }

        return nodes.TakeLast(6).Aggregate((sum, node) => sum + node);
    }
}
