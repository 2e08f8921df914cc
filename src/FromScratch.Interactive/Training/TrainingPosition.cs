namespace FromScratch.Interactive;

/// <summary>How far a trainer has come, put together from its events.</summary>
internal sealed class TrainingPosition
{
    private int _firstEpoch = 1;
    private int? _stepsPerEpoch;
    private int _epoch;

    /// <summary>Mini-batches done in this call of Fit.</summary>
    public int Done { get; private set; }

    /// <summary>Mini-batches that this call of Fit was to do; null before the first.</summary>
    public int? Total { get; private set; }

    /// <summary>The number of the last mini-batch to come, since training began.</summary>
    public int LastStep { get; private set; }

    /// <summary>Whether something is left to do, as it is when training was stopped.</summary>
    public bool IsUnfinished => Done < Total;

    public void After(TrainingStep step)
    {
        if (step.Done == 1)
            _firstEpoch = step.Epoch;
        (_epoch, Done, Total, LastStep) = (step.Epoch, step.Done, step.Total, step.Step - step.Done + step.Total);
    }

    public void After(Evaluation evaluation) => _stepsPerEpoch = evaluation.Iterations;

    public void After(EpochResult epoch) => _stepsPerEpoch ??= Done / (epoch.Epoch - _firstEpoch + 1);

    /// <summary><c>epoch 12 of 300</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"epoch {_epoch}")
        + (Total is { } total && _stepsPerEpoch is { } steps ? FormattableString.Invariant($" of {_firstEpoch - 1 + (total / steps)}") : "");
}
