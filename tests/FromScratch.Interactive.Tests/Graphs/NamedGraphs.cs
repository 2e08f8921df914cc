namespace FromScratch.Interactive.Tests.Graphs;

/// <summary>Twenty and more graphs for the comparison with Graphviz: those of the books, and well-known hard ones.</summary>
internal static class NamedGraphs
{
    public static IReadOnlyDictionary<string, Func<(int Nodes, IReadOnlyList<(int From, int To)> Edges)>> All { get; } =
        new SortedDictionary<string, Func<(int, IReadOnlyList<(int, int)>)>>(StringComparer.Ordinal)
        {
            ["apples and oranges"] = () => Of("apples and oranges"),
            ["sigmoid"] = () => Of("sigmoid opened"),
            ["tanh"] = () => Of("tanh opened"),
            ["affine"] = () => Of("affine opened"),
            ["softmax with loss"] = () => Of("softmax with loss opened"),
            ["rnn cell"] = () => Of("rnn opened"),
            ["rnn over three steps"] = () => Of("rnn, three steps opened"),
            ["two-layer net"] = () => Of("two-layer net opened"),
            ["sixty nodes"] = () => Of("sixty nodes"),
            ["four uses"] = () => Of("a value used four times"),
            ["lstm cell"] = () => Lstm(1),
            ["lstm over three steps"] = () => Lstm(3),
            ["attention"] = () => Attention(4),
            ["residual blocks"] = () => Edges(10, (0, 1), (1, 2), (2, 3), (0, 3), (3, 4), (4, 5), (5, 6), (3, 6), (6, 7), (7, 8), (8, 9), (6, 9), (0, 9)),
            ["perceptron 4-5-3"] = () => Dense(4, 5, 3),
            ["perceptron 3-4-4-2"] = () => Dense(3, 4, 4, 2),
            ["complete K4,4"] = () => Dense(4, 4),
            ["butterfly of 8"] = () => Butterfly(3),
            ["butterfly of 16"] = () => Butterfly(4),
            ["hypercube 4"] = () => Hypercube(4),
            ["Petersen"] = () => Edges(10, (0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (0, 5), (1, 6), (2, 7), (3, 8), (4, 9), (5, 7), (5, 8), (6, 8), (6, 9), (7, 9)),
            ["grid 6 by 4"] = () => Grid(6, 4),
            ["binary tree"] = () => (31, [.. Enumerable.Range(1, 30).Select(i => (i, (i - 1) / 2))]),
            ["skips of every length"] = () => (10, [.. from i in Enumerable.Range(0, 10) from j in Enumerable.Range(i + 1, 9 - i) where (i + j) % 3 != 1 select (i, j)]),
            ["tangle of 30"] = () => Tangle(30, 45, 7),
            ["tangle of 50"] = () => Tangle(50, 70, 11),
        };

    private static (int, IReadOnlyList<(int, int)>) Of(string sample)
    {
        var picture = GraphPicture.Of(SampleGraphs.All[sample]());
        return (picture.Shapes.Count, [.. picture.Links.Select(link => (picture.Shapes.IndexOf(link.From), picture.Shapes.IndexOf(link.To))).Distinct()]);
    }

    private static (int, IReadOnlyList<(int, int)>) Edges(int nodes, params (int, int)[] edges) => (nodes, edges);

    private static (int, IReadOnlyList<(int, int)>) Dense(params int[] layers)
    {
        var edges = new List<(int, int)>();
        var first = 0;
        for (var layer = 1; layer < layers.Length; layer++)
        {
            var next = first + layers[layer - 1];
            for (var i = first; i < next; i++)
            {
                for (var j = 0; j < layers[layer]; j++)
                    edges.Add((i, next + j));
            }

            first = next;
        }

        return (layers.Sum(), edges);
    }

    private static (int, IReadOnlyList<(int, int)>) Butterfly(int stages)
    {
        var size = 1 << stages;
        return (size * (stages + 1), [.. from stage in Enumerable.Range(0, stages)
                                          from i in Enumerable.Range(0, size)
                                          from target in new[] { i, i ^ (1 << stage) }
                                          select ((stage * size) + i, ((stage + 1) * size) + target)]);
    }

    private static (int, IReadOnlyList<(int, int)>) Hypercube(int dimensions) =>
        (1 << dimensions, [.. from node in Enumerable.Range(0, 1 << dimensions)
                               from bit in Enumerable.Range(0, dimensions)
                               where (node & (1 << bit)) == 0
                               select (node, node | (1 << bit))]);

    private static (int, IReadOnlyList<(int, int)>) Grid(int columns, int rows)
    {
        var edges = new List<(int, int)>();
        for (var i = 0; i < columns * rows; i++)
        {
            if (i % columns < columns - 1)
                edges.Add((i, i + 1));
            if (i / columns < rows - 1)
                edges.Add((i, i + columns));
        }

        return (columns * rows, edges);
    }

    // Vol. 2 section 6.2: gates f, g, i, o from x and h, then c = f·c + g·i and h = o·tanh(c).
    private static (int, IReadOnlyList<(int, int)>) Lstm(int steps)
    {
        var edges = new List<(int, int)>();
        var (h, c, count) = (0, 1, 2);
        for (var step = 0; step < steps; step++)
        {
            var x = count++;
            var gates = Enumerable.Range(count, 4).ToArray();
            count += 4;
            foreach (var gate in gates)
                edges.AddRange([(x, gate), (h, gate)]);
            var (kept, written, sum, tanh, state) = (count, count + 1, count + 2, count + 3, count + 4);
            count += 5;
            edges.AddRange([(c, kept), (gates[0], kept), (gates[1], written), (gates[2], written), (kept, sum), (written, sum), (sum, tanh), (tanh, state), (gates[3], state)]);
            (h, c) = (state, sum);
        }

        return (count, edges);
    }

    // Vol. 2 section 8.1: a score for each of the encoder's states, softmax, then the weighted sum.
    private static (int, IReadOnlyList<(int, int)>) Attention(int states)
    {
        var edges = new List<(int, int)>();
        var (query, sum, softmax, context) = (0, 1, 2, 3);
        for (var i = 0; i < states; i++)
        {
            var (state, score, product) = (4 + (3 * i), 5 + (3 * i), 6 + (3 * i));
            edges.AddRange([(query, score), (state, score), (score, softmax), (softmax, product), (state, product), (product, sum)]);
        }

        edges.AddRange([(sum, context), (query, context)]);
        return (4 + (3 * states), edges);
    }

    private static (int, IReadOnlyList<(int, int)>) Tangle(int nodes, int edges, int seed)
    {
        var state = (uint)seed;
        var result = new SortedSet<(int, int)>();
        while (result.Count < edges)
        {
            state = (state * 1664525) + 1013904223;
            var from = (int)((state >> 8) % (uint)(nodes - 1));
            state = (state * 1664525) + 1013904223;
            var reach = 1 + (int)((state >> 8) % 8);
            if (from + reach < nodes)
                result.Add((from, from + reach));
        }

        return (nodes, [.. result]);
    }
}
