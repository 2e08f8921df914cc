namespace FromScratch;

/// <summary>Which examples come into which mini-batch.</summary>
internal sealed class MiniBatches(int examples, int batchSize, BatchOrder order, NumPyRandom random)
{
    private int[] _order = [.. Enumerable.Range(0, examples)];

    internal int PerEpoch { get; } = examples / batchSize;

    internal void BeginEpoch()
    {
        if (order != BatchOrder.Shuffled) return;

        // The book's x = x[idx]: each epoch shuffles what the last one left.
        var last = _order;
        _order = Array.ConvertAll(random.Permutation(examples), i => last[i]);
    }

    internal int[] Next(int iteration) => order == BatchOrder.Shuffled
        ? _order[(iteration * batchSize)..((iteration + 1) * batchSize)]
        : random.Choice(examples, batchSize);
}
