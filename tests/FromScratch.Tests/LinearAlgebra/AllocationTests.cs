using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>A steady training step allocates a little, and no more for a larger batch or network.</summary>
[Collection(nameof(LinearAlgebraProvider))]
public sealed class AllocationTests : IDisposable
{
    private const int BytesForAStep = 2000;
    private readonly ILinearAlgebraProvider _before = LinearAlgebraControl.Provider;

    public AllocationTests() => FastLinearAlgebra.Use(FastLinearAlgebraProvider.SupportedTiers[0], threads: 1);

    public void Dispose() => LinearAlgebraControl.Provider = _before;

    [Theory]
    [InlineData(10, 5, 4)]
    [InlineData(100, 784, 50)]
    [InlineData(1000, 100, 200)]
    public void AStepByHand_AllocatesALittle(int batch, int inputs, int hidden)
    {
        var random = new NumPyRandom(0);
        var (x, labels) = (random.Rand(batch, inputs), random.RandInt(0, 10, batch));
        var oneHot = Functions.OneHot(labels, 10);
        foreach (var activation in (ILayer[])[new Sigmoid(), new Tanh(), new ReLU()])
        {
            var net = new TwoLayerNet(inputs, hidden, 10, (rows, columns) => 0.01 * random.Randn(rows, columns), activation);
            var sgd = new SGD(0.1);
            AssertAllocates(() =>
            {
                sgd.Update(net.Gradient(x, labels));
                sgd.Update(net.Gradient(x, oneHot));
                net.Loss(x, labels);
                net.Loss(x, oneHot);
                GradientClip.Clip(net.Parameters, 1e-3);
            });
        }
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(200, 300)]
    public void TheLoopOfTheBook_AllocatesALittle_WithEveryOptimizer(int batch, int inputs)
    {
        var random = new NumPyRandom(0);
        var (x, labels) = (random.Rand(batch, inputs), random.RandInt(0, 10, batch));
        foreach (var optimizer in (Optimizer[])[new SGD(), new Momentum(), new Nesterov(), new AdaGrad(), new RMSprop(), new Adam()])
        {
            var net = new Network([
                new Affine(0.01 * random.Randn(inputs, 40), random.Rand(1, 40)), new Tanh(), new Softmax(),
                new Affine(0.01 * random.Randn(40, 10), random.Rand(1, 10))]);
            AssertAllocates(() =>
            {
                net.Loss(x, labels);
                net.Backward();
                optimizer.Update(net.Parameters);
            });
        }
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(20, 100)]
    public void TimeRnn_WithMatricesForItsResults_AllocatesALittle(int batch, int width)
    {
        var random = new NumPyRandom(0);
        var rnn = new TimeRnn(random.Randn(width, width), random.Randn(width, width), random.Randn(1, width), stateful: true);
        Matrix<double>[] Steps() => [.. Enumerable.Range(0, 5).Select(_ => random.Randn(batch, width))];
        var (xs, hs, dhs, dxs) = (Steps(), Steps(), Steps(), Steps());
        AssertAllocates(() =>
        {
            rnn.Forward(xs, hs);
            rnn.Backward(dhs, dxs);
        });
    }

    [Theory]
    [InlineData(BatchOrder.Shuffled)]
    [InlineData(BatchOrder.Chosen)]
    public void AStepOfTheTrainer_AllocatesALittle(BatchOrder order)
    {
        // The same number of steps, from one epoch, with small and with large batches.
        var bytes = ((int Batch, int Examples)[])[(10, 500), (200, 10_000)];
        var random = new NumPyRandom(0);
        foreach (var (batch, examples) in bytes)
        {
            var data = new LabelledData(random.Rand(examples, 30), random.RandInt(0, 10, examples), 10, "random numbers");
            var trainer = new Trainer(new TwoLayerNet(30, 40, 10, random), new SGD(0.1), random) { Batches = order };
            trainer.Fit(data, epochs: 2, batchSize: batch, evaluationInterval: 1000, TestContext.Current.CancellationToken);
            var atSteps = new List<long>(50);
            trainer.StepDone += _ => atSteps.Add(GC.GetAllocatedBytesForCurrentThread());
            trainer.Fit(data, epochs: 1, batchSize: batch, evaluationInterval: 1000, TestContext.Current.CancellationToken);
            Assert.Equal(50, atSteps.Count);

            // From the second step on: an epoch's first one makes its order. The list of all losses grows once in a while.
            var each = (atSteps[^1] - atSteps[1]) / 48;
            Assert.True(each < BytesForAStep, $"{each} bytes a step with batches of {batch}");
        }
    }

    private static void AssertAllocates(Action step)
    {
        for (var i = 0; i < 3; i++) step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) step();
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
        Assert.True(each < BytesForAStep, $"{each} bytes a step");
    }
}
