using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class NamedAndSharedLayersTests
{
    [Fact]
    public void LayersAreNamedByTypeAndNumber()
    {
        var net = Net(1);
        Assert.Equal(["Affine1", "Sigmoid1", "Affine2"], net.LayerNames);
        Assert.Same(net.Layers[2], net["Affine2"]);
        Assert.Contains("Affine1, Sigmoid1, Affine2", Assert.Throws<ArgumentException>(() => net["Affine3"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesOfOnesOwn_AreKept_AndMustDiffer()
    {
        Assert.Equal(["in", "out"], Network.Named([("in", Layer(2, 3)), ("out", Layer(3, 2))]).LayerNames);
        Assert.Throws<ArgumentException>(() => Network.Named([("in", Layer(2, 3)), ("in", Layer(3, 2))]));
        Assert.Throws<ArgumentException>(() => Network.Named([(" ", Layer(2, 3))]));
    }

    [Fact]
    public void ToString_IsATableWithShapesAndCounts() =>
        Assert.Equal(
            """
            TwoLayerNet: 2,504 parameters
              layer            parameters                 count
              Affine1          W1 (20, 100), b1 (1, 100)  2,100
              Sigmoid1         -                              0
              Affine2          W2 (100, 4), b2 (1, 4)       404
              SoftmaxWithLoss  -                              0
            """.ReplaceLineEndings("\n"),
            new TwoLayerNet(20, 100, 4, new NumPyRandom(1)).ToString());

    [Fact]
    public void WeightsFromAGenerator_AreTheBooks()
    {
        var net = new TwoLayerNet(2, 10, 3, new NumPyRandom(5), weightScale: 0.1);
        var random = new NumPyRandom(5);
        Assert.Equal(0.1 * random.Randn(2, 10), net.Parameters[0].Value);
        Assert.Equal(0.1 * random.Randn(10, 3), net.Parameters[2].Value);
        Assert.Equal(0, net.Parameters[1].Value.Enumerate().Sum(Math.Abs));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoLayerNet(2, 10, 3, random, weightScale: double.NaN));
    }

    [Fact]
    public void Accuracy_OfExamples_IsThatOfTheWholeMatrix()
    {
        var data = Spiral.Load(new NumPyRandom(3), pointsPerArm: 700);
        var net = new TwoLayerNet(2, 10, 3, new NumPyRandom(3), weightScale: 1);
        Assert.Equal(net.Accuracy(data.X, data.Labels), net.Accuracy(data), 12);
        Assert.Equal(net.Accuracy(data.Take(50).X, data.Take(50).Labels), net.Accuracy(data, 50), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Accuracy(data, 0));
    }

    [Fact]
    public void SharedWeight_IsListedOnce_AndItsGradientIsTheSum()
    {
        var net = Shared(out var W);
        Assert.Equal(["W1", "b1", "b2"], net.Parameters.Select(parameter => parameter.Name));
        Assert.Same(W, net.Parameters[0].Value);
        var x = new NumPyRandom(2).Randn(5, 3);
        int[] labels = [0, 1, 2, 0, 1];
        Assert.True(GradientCheck.Of(net, x, labels).Passed());

        net.Gradient(x, labels);
        var once = net.Parameters[0].Gradient.Clone();
        net.Gradient(x, labels);
        Assert.Equal(once, net.Parameters[0].Gradient);
        Assert.Contains("W1 (3, 3) shared", net.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Network: 15 parameters", net.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SharedWeight_IsUpdatedOnce()
    {
        var net = Shared(out var W);
        net.Gradient(new NumPyRandom(2).Randn(5, 3), [0, 1, 2, 0, 1]);
        var expected = W - (0.5 * net.Parameters[0].Gradient);
        new SGD(0.5).Update(net.Parameters);
        Close.To(expected, W);
    }

    [Fact]
    public void EqualButSeparateWeights_AreNotShared()
    {
        var W = Matrix<double>.Build.DenseIdentity(3);
        var net = new Network([new Affine(W, Vector<double>.Build.Dense(3)), new Sigmoid(), new Affine(W.Clone(), Vector<double>.Build.Dense(3))]);
        Assert.Equal(4, net.Parameters.Count);
    }

    [Theory]
    [InlineData("MultiLayerNet_relu_wd0")]
    [InlineData("MultiLayerNet_sigmoid_wd0")]
    public void ThreeLayersWithAdam_MatchVol1sMultiLayerNet(string name)
    {
        var c = ReferenceFile.Open("v1_networks")[name];
        ILayer Activation() => name.Contains("relu", StringComparison.Ordinal) ? new ReLU() : new Sigmoid();
        Affine Affine(int k) => new(c.Matrix($"params/W{k}"), c.Vector($"params/b{k}"));
        var net = new Network([Affine(1), Activation(), Affine(2), Activation(), Affine(3)]);
        Close.To(c.Number("outputs/loss"), net.Loss(c.Matrix("inputs/x"), c.Ints("inputs/t")));
        net.Backward();
        foreach (var parameter in net.Parameters) Close.To(c.Matrix("grads/" + parameter.Name), parameter.Gradient);

        var data = new LabelledData(c.Matrix("inputs/x_all"), c.Ints("inputs/t_all"), 3, "reference");
        var optimizer = new Adam(0.01);
        var curve = c.Numbers("outputs/loss_curve");
        for (var step = 0; step < curve.Length; step++)
        {
            var (x, labels) = data.Rows(c.Ints($"inputs/batch_masks/{step}"));
            var loss = net.Loss(x, labels);
            net.Backward();
            optimizer.Update(net.Parameters);
            Assert.True(Near(curve[step], loss) || Near(curve[step], net.Loss(x, labels)), $"step {step}: {curve[step]}, {loss}");
        }
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-10 * Math.Abs(expected);

    private static TwoLayerNet Net(long seed) => new(2, 4, 3, new NumPyRandom(seed));

    private static Affine Layer(int rows, int columns) =>
        new(new NumPyRandom(1).Randn(rows, columns), Vector<double>.Build.Dense(columns));

    private static Network Shared(out Matrix<double> W)
    {
        W = new NumPyRandom(1).Randn(3, 3);
        return new Network([new Affine(W, Vector<double>.Build.Dense(3, 0.1)), new Tanh(), new Affine(W, Vector<double>.Build.Dense(3))]);
    }
}
