namespace FromScratch;

/// <summary>A look at the loss while training: the mean over the mini-batches since the last look.</summary>
/// <param name="Epoch">The epoch, 1 for the first.</param>
/// <param name="Iteration">The mini-batch within the epoch, 1 for the first.</param>
/// <param name="Iterations">Mini-batches in an epoch.</param>
/// <param name="Step">The mini-batch since training began, 1 for the first, over all calls of Fit.</param>
/// <param name="Loss">The mean loss.</param>
/// <param name="Elapsed">The time since this call of Fit began.</param>
public sealed record Evaluation(int Epoch, int Iteration, int Iterations, int Step, double Loss, TimeSpan Elapsed)
{
    /// <summary>The line that the book's trainer prints.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"| epoch {Epoch} |  iter {Iteration} / {Iterations} | time {(int)Elapsed.TotalSeconds}[s] | loss {Loss:F2}");
}
