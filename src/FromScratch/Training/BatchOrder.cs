namespace FromScratch;

/// <summary>How the examples come into mini-batches; both books' ways, in their order of calls of the generator.</summary>
public enum BatchOrder
{
    /// <summary>
    /// Each epoch puts all examples into a new random order, on top of the last one, and goes through it; the rest that
    /// does not fill a mini-batch is left out (vol. 2 section 1.4.3). One <c>Permutation(N)</c> for each epoch.
    /// </summary>
    Shuffled,

    /// <summary>
    /// Each mini-batch is chosen at random from all examples, with repetition (vol. 1 section 4.2.3). One
    /// <c>Choice(N, batchSize)</c> for each mini-batch.
    /// </summary>
    Chosen,
}
