namespace FromScratch.Interactive;

/// <summary>A minimum cut between a source and a sink, by augmenting along shortest paths.</summary>
internal sealed class MinimumCut(int nodes)
{
    private const int Unbounded = int.MaxValue / 4;

    private readonly List<int> _target = [];
    private readonly List<int> _capacity = [];
    private readonly List<int>[] _arcs = [.. Enumerable.Range(0, nodes + 2).Select(_ => new List<int>())];

    private int Source => nodes;

    private int Sink => nodes + 1;

    public void FromSource(int node, int capacity) => Arc(Source, node, capacity);

    public void ToSink(int node, int capacity) => Arc(node, Sink, capacity);

    public void Unlimited(int from, int to) => Arc(from, to, Unbounded);

    /// <summary>The nodes that stay with the source once the flow is maximal.</summary>
    public List<int> SourceSide()
    {
        while (true)
        {
            var cameBy = Search();
            if (cameBy[Sink] < 0)
                return [.. Enumerable.Range(0, nodes).Where(node => cameBy[node] >= 0)];

            var flow = Unbounded;
            for (var node = Sink; node != Source; node = _target[cameBy[node] ^ 1])
                flow = Math.Min(flow, _capacity[cameBy[node]]);
            for (var node = Sink; node != Source; node = _target[cameBy[node] ^ 1])
            {
                _capacity[cameBy[node]] -= flow;
                _capacity[cameBy[node] ^ 1] += flow;
            }
        }
    }

    // The arc that reached each node from the source, -1 for nodes out of reach.
    private int[] Search()
    {
        var cameBy = new int[nodes + 2];
        Array.Fill(cameBy, -1);
        cameBy[Source] = int.MaxValue;
        var queue = new Queue<int>([Source]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var arc in _arcs[node])
            {
                if (_capacity[arc] <= 0 || cameBy[_target[arc]] >= 0)
                    continue;
                cameBy[_target[arc]] = arc;
                queue.Enqueue(_target[arc]);
            }
        }

        return cameBy;
    }

    // Arc 2k and its reverse 2k + 1 stand side by side.
    private void Arc(int from, int to, int capacity)
    {
        _arcs[from].Add(_target.Count);
        _target.Add(to);
        _capacity.Add(capacity);
        _arcs[to].Add(_target.Count);
        _target.Add(from);
        _capacity.Add(0);
    }
}
