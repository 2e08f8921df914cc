namespace FromScratch;

/// <summary>A finished epoch.</summary>
/// <param name="Epoch">The epoch, 1 for the first.</param>
/// <param name="Loss">The mean loss of its mini-batches.</param>
/// <param name="TrainAccuracy">The accuracy on the training examples, from 0 to 1, where it is measured.</param>
/// <param name="TestAccuracy">The accuracy on the test examples, from 0 to 1, where there are any.</param>
/// <param name="Elapsed">The time since this call of Fit began.</param>
public sealed record EpochResult(int Epoch, double Loss, double? TrainAccuracy, double? TestAccuracy, TimeSpan Elapsed)
{
    /// <summary>A line with the loss and the accuracies.</summary>
    public override string ToString() => FormattableString.Invariant($"epoch {Epoch}: loss {Loss:F4}")
        + (TrainAccuracy is { } train ? FormattableString.Invariant($", train accuracy {train:F4}") : "")
        + (TestAccuracy is { } test ? FormattableString.Invariant($", test accuracy {test:F4}") : "");
}
