using FromScratch;
using MathNet.Numerics.LinearAlgebra;

namespace Benchmarks;

/// <summary>A piece of work that can be done again and again, and a number that shows what it computed.</summary>
internal sealed record Work(Action Run, Func<double> Value);

/// <summary>
/// One line of the comparison. Its work and its random numbers are those of the case of the same name in Python/, so
/// that after as many runs both have the same value.
/// </summary>
/// <param name="Name">The name, as <c>--only</c> takes it.</param>
/// <param name="Description">The work, in words.</param>
/// <param name="GoalOverNumPy">How many times as fast as NumPy it is to be, if that is a goal.</param>
/// <param name="GoalOverPyTorch">How many times as fast as PyTorch, if that is a goal.</param>
/// <param name="Prepare">Makes the work from its beginning.</param>
internal sealed record BenchmarkCase(string Name, string Description, double? GoalOverNumPy, double? GoalOverPyTorch, Func<Work> Prepare)
{
    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        new("matmul-512", "matrix product 512 x 512", 1, null, () => Matmul(512)),
        new("matmul-1024", "matrix product 1024 x 1024", 1, null, () => Matmul(1024)),
        new("affine-small", "Affine forward and backward, 100 x 784 x 50", 1.3, null, () => Affine(100, 784, 50)),
        new("affine-large", "Affine forward and backward, 128 x 1024 x 1024", 1, 1, () => Affine(128, 1024, 1024)),
        new("two-layer-step", "784-50-10 with ReLU, batch 100: gradients, update, loss again (PyTorch without that)", 2, 1.3, () => TwoLayer(lossAgain: true)),
        new("two-layer-update", "the same step without the loss again: equal work for all three", null, null, () => TwoLayer(lossAgain: false)),
        new("spiral-step", "2-10-3 with sigmoid, batch 30: loss, gradients, update", 10, null, SpiralStep),
        new("spiral-training", "2-10-3 on the spiral, 300 epochs with Trainer", 10, null, SpiralTraining),
        new("gradient-check", "numerical and analytical gradient of 39,760 parameters, batch 3", 5, null, GradientCheck),
        new("rnn", "RNN over 35 steps, batch 20, 100 wide: forward and backward", 2, 2, Rnn),
        new("randn", "a million normal numbers of NumPy's legacy generator", 1, null, Randn),
    ];

    private static Work Matmul(int size)
    {
        var random = new NumPyRandom(0);
        var (a, b) = (random.Rand(size, size), random.Rand(size, size));
        var c = Matrix<double>.Build.Dense(size, size);
        return new Work(() => a.Multiply(b, c), () => Sum(c));
    }

    private static Work Affine(int batch, int inputs, int outputs)
    {
        var random = new NumPyRandom(0);
        var (x, w, b, dout) = (random.Rand(batch, inputs), random.Rand(inputs, outputs), random.Rand(1, outputs), random.Rand(batch, outputs));
        var affine = new Affine(w, b);
        Matrix<double> y = x, dx = x;
        return new Work(
            () => (y, dx) = (affine.Forward(x), affine.Backward(dout)),
            () => Sum(y) + Sum(dx) + Sum(affine.W.Gradient) + Sum(affine.B.Gradient));
    }

    private static Work TwoLayer(bool lossAgain)
    {
        var random = new NumPyRandom(0);
        var (x, labels) = (random.Rand(100, 784), random.RandInt(0, 10, 100));
        var network = new TwoLayerNet(784, 50, 10, (rows, columns) => 0.01 * random.Randn(rows, columns), new ReLU());
        var sgd = new SGD(0.1);
        return new Work(
            () =>
            {
                sgd.Update(network.Gradient(x, labels));
                if (lossAgain) network.Loss(x, labels);
            },
            () => network.Loss(x, labels));
    }

    private static Work SpiralStep()
    {
        var random = new NumPyRandom(0);
        var (x, labels) = (random.Rand(30, 2), random.RandInt(0, 3, 30));
        var network = new TwoLayerNet(2, 10, 3, (rows, columns) => 0.01 * random.Randn(rows, columns));
        var sgd = new SGD(1);
        var loss = 0.0;
        return new Work(
            () =>
            {
                loss = network.Loss(x, labels);
                network.Backward();
                sgd.Update(network.Parameters);
            },
            () => loss);
    }

    private static Work SpiralTraining()
    {
        var loss = 0.0;
        return new Work(
            () =>
            {
                var random = new NumPyRandom(1984);
                var data = Spiral.Load(random);
                var network = new TwoLayerNet(2, 10, 3, (rows, columns) => 0.01 * random.Randn(rows, columns));
                var trainer = new Trainer(network, new SGD(1), random);
                loss = trainer.Fit(data, epochs: 300, batchSize: 30, evaluationInterval: 10).StepLosses[^1];
            },
            () => loss);
    }

    private static Work GradientCheck()
    {
        var random = new NumPyRandom(0);
        var (x, labels) = (random.Rand(3, 784), random.RandInt(0, 10, 3));
        var network = new TwoLayerNet(784, 50, 10, (rows, columns) => 0.01 * random.Randn(rows, columns), new ReLU());
        var difference = 0.0;
        return new Work(
            () =>
            {
                var numerical = network.Parameters.Select(parameter => NumericalGradient.Of(_ => network.Loss(x, labels), parameter.Value)).ToList();
                var analytical = network.Gradient(x, labels);
                difference = numerical.Zip(analytical, (n, a) => (n - a.Gradient).PointwiseAbs().Enumerate().Average()).Max();
            },
            () => difference < 1e-6 ? 0 : difference);
    }

    private static Work Rnn()
    {
        const int Steps = 35, Batch = 20, Width = 100;
        var random = new NumPyRandom(0);
        var (wx, wh, b) = (0.1 * random.Randn(Width, Width), 0.1 * random.Randn(Width, Width), 0.1 * random.Randn(1, Width));
        var xs = Enumerable.Range(0, Steps).Select(_ => random.Randn(Batch, Width)).ToArray();
        var dhs = Enumerable.Range(0, Steps).Select(_ => random.Randn(Batch, Width)).ToArray();
        var rnn = new TimeRnn(wx, wh, b);
        Matrix<double>[] hs = rnn.Forward(xs), dxs = rnn.Backward(dhs);
        return new Work(
            () =>
            {
                rnn.Forward(xs, hs);
                rnn.Backward(dhs, dxs);
            },
            () => hs.Sum(Sum) + dxs.Sum(Sum) + rnn.Parameters.Sum(parameter => Sum(parameter.Gradient)));
    }

    private static Work Randn()
    {
        var random = new NumPyRandom(0);
        Vector<double>? numbers = null;
        return new Work(() => numbers = random.RandnVector(1_000_000), () => numbers![^1]);
    }

    private static double Sum(Matrix<double> matrix) => matrix.Enumerate().Sum();
}
