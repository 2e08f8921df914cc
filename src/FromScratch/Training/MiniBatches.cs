namespace FromScratch;

/// <summary>Which examples come into which mini-batch.</summary>
internal sealed class MiniBatches(int examples, int batchSize, BatchOrder order, NumPyRandom random)
{
    private readonly int[] _chosen = new int[order == BatchOrder.Chosen ? batchSize : 0];
    private int[] _order = [.. Enumerable.Range(0, examples)];

    internal int PerEpoch { get; } = examples / batchSize;

    internal void BeginEpoch()
    {
        if (order != BatchOrder.Shuffled) return;

        // The book's x = x[idx]: each epoch shuffles what the last one left.
        var last = _order;
        _order = Array.ConvertAll(random.Permutation(examples), i => last[i]);
    }

    /// <summary>The rows of a mini-batch, until the next one is asked for.</summary>
    internal ArraySegment<int> Next(int iteration)
    {
        if (order == BatchOrder.Shuffled) return new ArraySegment<int>(_order, iteration * batchSize, batchSize);
        random.Choose(examples, _chosen);
        return _chosen;
    }
}
