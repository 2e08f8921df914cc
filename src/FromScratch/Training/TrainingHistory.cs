namespace FromScratch;

/// <summary>What a trainer has seen so far: it grows while training runs and is kept when training stops, however it stops.</summary>
public sealed class TrainingHistory
{
    private readonly List<double> _stepLosses = [];
    private readonly List<Evaluation> _evaluations = [];
    private readonly List<EpochResult> _epochs = [];

    internal TrainingHistory()
    {
    }

    /// <summary>The loss of each mini-batch, before its update.</summary>
    public IReadOnlyList<double> StepLosses => _stepLosses;

    /// <summary>The evaluations, in order.</summary>
    public IReadOnlyList<Evaluation> Evaluations => _evaluations;

    /// <summary>The mean loss of each evaluation: the points of the book's loss curve.</summary>
    public IReadOnlyList<double> Losses => [.. _evaluations.Select(evaluation => evaluation.Loss)];

    /// <summary>The epochs that were finished.</summary>
    public IReadOnlyList<EpochResult> Epochs => _epochs;

    /// <summary>The training accuracy of each epoch; NaN where it was not measured.</summary>
    public IReadOnlyList<double> TrainAccuracies => [.. _epochs.Select(epoch => epoch.TrainAccuracy ?? double.NaN)];

    /// <summary>The test accuracy of each epoch; NaN where it was not measured.</summary>
    public IReadOnlyList<double> TestAccuracies => [.. _epochs.Select(epoch => epoch.TestAccuracy ?? double.NaN)];

    /// <summary>Counts, and the last loss.</summary>
    public override string ToString() => _stepLosses.Count == 0
        ? "no training yet"
        : FormattableString.Invariant($"{_stepLosses.Count} steps, {_epochs.Count} epochs finished, last loss {_stepLosses[^1]:F4}");

    internal void Add(double stepLoss) => _stepLosses.Add(stepLoss);

    internal void Add(Evaluation evaluation) => _evaluations.Add(evaluation);

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);
}
