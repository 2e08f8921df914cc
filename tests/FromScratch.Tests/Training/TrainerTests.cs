using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class TrainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Cancelled_MidEpoch_KeepsParametersAndHistory_AndGoesOnLater()
    {
        var (trainer, data) = Make();
        using var stop = new CancellationTokenSource();
        trainer.StepDone += step =>
        {
            if (step.Step == 14) stop.Cancel();
        };
        var reference = Make();
        reference.Trainer.Fit(reference.Data, epochs: 1, batchSize: 30, cancellation: Token);

        var error = Assert.Throws<OperationCanceledException>(() => trainer.Fit(data, 100, 30, 5, stop.Token));

        Assert.Contains("14 steps", error.Message, StringComparison.Ordinal);
        Assert.Equal(14, trainer.History.StepLosses.Count);
        Assert.Equal(reference.Trainer.History.StepLosses, trainer.History.StepLosses.Take(10));
        Assert.Single(trainer.History.Epochs);
        Assert.Equal([1, 6, 11], trainer.History.Evaluations.Select(evaluation => evaluation.Step));
        Assert.NotEqual(reference.Trainer.Network.Parameters[0].Value, trainer.Network.Parameters[0].Value);

        trainer.Fit(data, 1, 30, cancellation: Token);
        Assert.Equal((24, 2), (trainer.History.StepLosses.Count, trainer.History.Epochs.Count));
    }

    [Fact]
    public void InterruptedThread_StopsBetweenSteps()
    {
        var (trainer, data) = Make();
        using var begun = new ManualResetEventSlim();
        trainer.StepDone += _ => begun.Set();
        Exception? caught = null;
        var thread = new Thread(() => caught = Record.Exception(() => { trainer.Fit(data, 1_000_000, 30, cancellation: Token); }));
        thread.Start();
        begun.Wait(Token);
        thread.Interrupt();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "Fit did not stop.");
        Assert.IsType<ThreadInterruptedException>(caught);
        Assert.NotEmpty(trainer.History.StepLosses);
        Assert.All(trainer.Network.Parameters, parameter => Assert.All(parameter.Value.Enumerate(), value => Assert.True(double.IsFinite(value))));
    }

    [Fact]
    public void ExceptionInAHandler_StopsTraining_AfterTheStepIsKept()
    {
        var (trainer, data) = Make();
        trainer.Evaluated += _ => throw new NotSupportedException("chart is closed");
        Assert.Throws<NotSupportedException>(() => trainer.Fit(data, 1, 30, cancellation: Token));
        Assert.Single(trainer.History.StepLosses);
        Assert.Single(trainer.History.Evaluations);
    }

    [Fact]
    public void Events_TellEveryStepEvaluationAndEpoch()
    {
        var random = new NumPyRandom(1);
        var data = Spiral.Load(random);
        var trainer = new Trainer(new TwoLayerNet(2, 5, 3, random), new SGD(1), random) { TestData = data.Take(50), AccuracySample = 40 };
        List<TrainingStep> steps = [];
        List<Evaluation> evaluations = [];
        List<EpochResult> epochs = [];
        trainer.StepDone += steps.Add;
        trainer.Evaluated += evaluations.Add;
        trainer.EpochDone += epochs.Add;

        var history = trainer.Fit(data, 3, 70, 3, Token);

        Assert.Same(trainer.History, history);
        Assert.Equal(Enumerable.Range(1, 12), steps.Select(step => step.Done));
        Assert.All(steps, step => Assert.Equal((12, true), (step.Total, step.GradientNorm > 0)));
        Assert.Equal(history.StepLosses, steps.Select(step => step.Loss));
        Assert.Equal([(1, 1), (1, 4), (2, 1), (2, 4), (3, 1), (3, 4)], evaluations.Select(e => (e.Epoch, e.Iteration)));
        Assert.Equal(history.StepLosses.Skip(1).Take(3).Average(), evaluations[1].Loss, 12);
        Assert.Equal([1, 2, 3], epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(trainer.Network.Accuracy(data, 40), epochs[2].TrainAccuracy);
        Assert.Equal(epochs[2].TestAccuracy, history.TestAccuracies[2]);
        Assert.Equal(epochs[2].TrainAccuracy, epochs[2].TestAccuracy);
    }

    [Fact]
    public void ChosenBatches_DrawAsVol1Draws()
    {
        var (trainer, data, _) = Make(BatchOrder.Chosen, seed: 7);
        var twin = Make(BatchOrder.Chosen, seed: 7);
        trainer.Fit(data, 1, 100, cancellation: Token);
        var optimizer = new SGD(1);
        foreach (var loss in trainer.History.StepLosses)
        {
            var (x, labels) = twin.Data.Rows(twin.Random.Choice(300, 100));
            Assert.Equal(loss, twin.Trainer.Network.Loss(x, labels));
            twin.Trainer.Network.Backward();
            optimizer.Update(twin.Trainer.Network.Parameters);
        }

        Assert.Equal(3, trainer.History.StepLosses.Count);
    }

    [Fact]
    public void NaNInTheData_StopsBeforeAnythingIsHarmed_AndNamesTheExample()
    {
        var x = Matrix<double>.Build.Dense(6, 2, 0.5);
        x[4, 1] = double.NaN;
        var random = new NumPyRandom(1);
        var net = new TwoLayerNet(2, 3, 2, random);
        var trainer = new Trainer(net, new Momentum(0.1), random);
        var before = net.Parameters[0].Value.Clone();
        var error = Assert.Throws<TrainingException>(() => trainer.Fit(new LabelledData(x, [0, 1, 0, 1, 0, 1], 2, "test"), 1, 6, cancellation: Token));
        Assert.Contains("step 1 (epoch 1)", error.Message, StringComparison.Ordinal);
        Assert.Contains("example 4 holds NaN in column 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Step);
        Assert.Equal(before, net.Parameters[0].Value);
        Assert.Empty(trainer.History.StepLosses);
    }

    [Fact]
    public void LearningRateFarTooLarge_IsSuggestedAsTheCause()
    {
        var random = new NumPyRandom(1);
        var data = Spiral.Load(random);
        var trainer = new Trainer(new TwoLayerNet(2, 5, 3, random, activation: new ReLU()), new SGD(1e200), random);
        var error = Assert.Throws<TrainingException>(() => trainer.Fit(data, 50, 30, cancellation: Token));
        Assert.Contains("SGD (learning rate 1E+200)", error.Message, StringComparison.Ordinal);
        Assert.True(error.Step > 1);
        Assert.Equal(error.Step - 1, trainer.History.StepLosses.Count);
    }

    [Fact]
    public void BadArguments_AreRefused_AndDrawNothing()
    {
        var (trainer, data) = Make();
        Assert.Contains("1 to 300", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(data, 1, 301, cancellation: Token)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(data, -1, 30, cancellation: Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(data, 1, 30, 0, Token));
        Assert.Throws<ArgumentNullException>(() => trainer.Fit(null!, cancellation: Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(trainer.Network, new SGD(), new NumPyRandom(1)) { MaxGradientNorm = 0 });
        var twin = Make();
        trainer.Fit(data, 1, 30, cancellation: Token);
        twin.Trainer.Fit(twin.Data, 1, 30, cancellation: Token);
        Assert.Equal(twin.Trainer.History.StepLosses, trainer.History.StepLosses);
    }

    private static (Trainer Trainer, LabelledData Data, NumPyRandom Random) Make(BatchOrder order, long seed = 1984)
    {
        var random = new NumPyRandom(seed);
        var data = Spiral.Load(random);
        return (new Trainer(new TwoLayerNet(2, 10, 3, random), new SGD(1), random) { Batches = order }, data, random);
    }

    private static (Trainer Trainer, LabelledData Data) Make()
    {
        var (trainer, data, _) = Make(BatchOrder.Shuffled);
        return (trainer, data);
    }
}
