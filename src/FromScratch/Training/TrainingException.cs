namespace FromScratch;

/// <summary>Training stopped because the loss or a gradient is no longer a finite number.</summary>
/// <remarks>The parameters are those after the step before; the history holds all steps before this one.</remarks>
public sealed class TrainingException : Exception
{
    internal TrainingException(int step, int epoch, double loss, string message)
        : base(message)
    {
        Step = step;
        Epoch = epoch;
        Loss = loss;
    }

    /// <summary>The mini-batch at which it stopped, 1 for the first since training began.</summary>
    public int Step { get; }

    /// <summary>The epoch, 1 for the first.</summary>
    public int Epoch { get; }

    /// <summary>The loss of this mini-batch.</summary>
    public double Loss { get; }
}
