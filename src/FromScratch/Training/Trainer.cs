using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Trains a network with mini-batches: choose a batch, loss, backward, update (vol. 2 section 1.4.4, vol. 1 section 6.4).
/// </summary>
/// <remarks>
/// <para>
/// Everything random comes from the generator it is given, in the order of the books' own trainers, so that with their
/// seed the losses are theirs. <see cref="History"/> and the parameters are up to date after every step: whatever stops
/// training, a cancelled token, an interrupted thread, an exception in an event handler, nothing learned is lost, and
/// another <see cref="Fit"/> goes on from there.
/// </para>
/// <para>A trainer is for one thread. Its events are raised on the thread that called Fit.</para>
/// </remarks>
/// <example>
/// <code>
/// var random = new NumPyRandom(1984);
/// var data = Spiral.Load(random);
/// var net = new TwoLayerNet(2, 10, 3, random);
/// var trainer = new Trainer(net, new SGD(1.0), random);
/// trainer.Fit(data, epochs: 3, batchSize: 30, evaluationInterval: 10);
/// trainer.History.Epochs.Count                                          // => 3
/// trainer.History.StepLosses.Count                                      // => 30
/// </code>
/// </example>
public sealed class Trainer
{
    // Waiting for nothing, so that a host that stops a cell with Thread.Interrupt reaches a thread that computes.
    private static readonly ManualResetEvent Never = new(false);
    private readonly IOptimizer _optimizer;
    private readonly NumPyRandom _random;

    // The mini-batch at hand, in the same matrix as long as its shape stays.
    private Matrix<double>? _x;
    private int[] _labels = [];

    /// <summary>Makes a trainer.</summary>
    /// <param name="network">The network; its parameters are updated in place.</param>
    /// <param name="optimizer">The rule of a step.</param>
    /// <param name="random">Where the mini-batches' order comes from.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Trainer(Network network, IOptimizer optimizer, NumPyRandom random)
    {
        Require.NotNull(nameof(Trainer), network);
        Require.NotNull(nameof(Trainer), optimizer);
        Require.NotNull(nameof(Trainer), random);
        Network = network;
        _optimizer = optimizer;
        _random = random;
    }

    /// <summary>The network that learns.</summary>
    public Network Network { get; }

    /// <summary>Everything so far, over all calls of <see cref="Fit"/>.</summary>
    public TrainingHistory History { get; } = new();

    /// <summary>How examples come into mini-batches: vol. 2's way, or vol. 1's.</summary>
    public BatchOrder Batches { get; init; }

    /// <summary>The largest norm of all gradients together (<see cref="GradientClip"/>); not limited without it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public double? MaxGradientNorm
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Trainer: MaxGradientNorm must be above 0.");
    }

    /// <summary>Examples that are not learned from: their accuracy is measured after each epoch.</summary>
    public IExamples? TestData { get; init; }

    /// <summary>
    /// Whether the accuracy on the training examples is measured after each epoch too. Without it, it is if there are
    /// <see cref="TestData"/>.
    /// </summary>
    public bool? MeasureTrainAccuracy { get; init; }

    /// <summary>How many of the first examples an accuracy is measured on; all without it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? AccuracySample
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Trainer: AccuracySample must be at least 1.");
    }

    /// <summary>
    /// Whether the loss is looked at after the last mini-batch of each interval, as the hand-written loop of vol. 2
    /// section 1.4.3 does. Without it, after the first one, as vol. 2's Trainer class does (section 1.4.4): its first look
    /// sees one loss only, and the book's printed losses are those.
    /// </summary>
    public bool EvaluateAtEndOfInterval { get; init; }

    /// <summary>Raised after every mini-batch, for a progress bar.</summary>
    public event Action<TrainingStep>? StepDone;

    /// <summary>Raised at every look at the loss, for a live chart.</summary>
    public event Action<Evaluation>? Evaluated;

    /// <summary>Raised after every epoch, its accuracies measured.</summary>
    public event Action<EpochResult>? EpochDone;

    /// <summary>Trains for some epochs.</summary>
    /// <param name="data">The examples to learn from.</param>
    /// <param name="epochs">How often to go through them, not negative.</param>
    /// <param name="batchSize">Examples in a mini-batch, 1 to their number.</param>
    /// <param name="evaluationInterval">After how many mini-batches to look at the loss, at least 1; counted anew in each epoch.</param>
    /// <param name="cancellation">Stops after the mini-batch at hand.</param>
    /// <returns><see cref="History"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">The examples do not fit the network.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; parameters and history are those after the last step.</exception>
    /// <exception cref="TrainingException">The loss or a gradient is NaN or infinite; the message says where and why.</exception>
    public TrainingHistory Fit(
        IExamples data, int epochs = 10, int batchSize = 32, int evaluationInterval = 20, CancellationToken cancellation = default)
    {
        Require.NotNull(nameof(Trainer), data);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluationInterval, 1);
        if (batchSize < 1 || batchSize > data.Count)
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize,
                FormattableString.Invariant($"Trainer: a mini-batch must have 1 to {data.Count} examples, as many as there are."));

        var batches = new MiniBatches(data.Count, batchSize, Batches, _random);
        var clock = Stopwatch.StartNew();
        var (sum, count, done) = (0.0, 0, 0);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            Stop(cancellation);
            batches.BeginEpoch();
            var number = History.Epochs.Count + 1;
            var epochSum = 0.0;
            for (var iteration = 0; iteration < batches.PerEpoch; iteration++)
            {
                Stop(cancellation);
                var (loss, norm) = Learn(data, batches.Next(iteration), number);
                sum += loss;
                count++;
                epochSum += loss;
                done++;
                StepDone?.Invoke(new TrainingStep(number, History.StepLosses.Count, done, checked(epochs * batches.PerEpoch), loss, norm));
                if ((EvaluateAtEndOfInterval ? iteration + 1 : iteration) % evaluationInterval != 0) continue;
                var evaluation = new Evaluation(number, iteration + 1, batches.PerEpoch, History.StepLosses.Count, sum / count, clock.Elapsed);
                (sum, count) = (0, 0);
                History.Add(evaluation);
                Evaluated?.Invoke(evaluation);
            }

            EndEpoch(data, number, epochSum / batches.PerEpoch, clock);
        }

        return History;
    }

    private (double Loss, double GradientNorm) Learn(IExamples data, ArraySegment<int> rows, int epoch)
    {
        var (x, labels) = Examples(data, rows);
        var loss = Network.Loss(x, labels);
        var norm = double.NaN;
        if (double.IsFinite(loss))
        {
            Network.WalkBack();
            norm = MaxGradientNorm is { } limit ? GradientClip.Clip(Network.Parameters, limit) : GradientClip.Norm(Network.Parameters);
        }

        if (!double.IsFinite(norm))
            throw Divergence.Explain(Network, _optimizer, x, rows, History.StepLosses, History.StepLosses.Count + 1, epoch, loss);
        _optimizer.Update(Network.Parameters);
        History.Add(loss);
        return (loss, norm);
    }

    private (Matrix<double> X, int[] Labels) Examples(IExamples data, ArraySegment<int> rows)
    {
        if (data is not IRowSource source)
        {
            var (x, labels) = data.Rows(rows);
            return (x, labels);
        }

        if (_x is null || _x.RowCount != rows.Count || _x.ColumnCount != data.Features)
            (_x, _labels) = (Matrix<double>.Build.Dense(rows.Count, data.Features), new int[rows.Count]);
        source.CopyRows(rows, _x, _labels);
        return (_x, _labels);
    }

    private void EndEpoch(IExamples data, int number, double loss, Stopwatch clock)
    {
        var train = MeasureTrainAccuracy ?? TestData is not null ? Accuracy(data) : null;
        var result = new EpochResult(number, loss, train, TestData is null ? null : Accuracy(TestData), clock.Elapsed);
        History.Add(result);
        EpochDone?.Invoke(result);
    }

    private double? Accuracy(IExamples data) => Network.Accuracy(data, AccuracySample ?? int.MaxValue);

    private void Stop(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            throw new OperationCanceledException($"Training was stopped. What was learned is kept: {History}.", cancellation);
        Never.WaitOne(0);
    }
}
