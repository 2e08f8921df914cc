using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class NetworkTests
{
    private static readonly Matrix<double> X = Matrices.Uniform(new System.Random(5), 6, 2);
    private static readonly int[] Labels = [0, 1, 2, 2, 1, 0];

    [Fact]
    public void Parameters_AreNumberedAndShared()
    {
        var net = Net();
        Assert.Equal(["W1 (2, 4)", "b1 (1, 4)", "W2 (4, 3)", "b2 (1, 3)"], net.Parameters.Select(p => p.ToString()));
        Assert.Same(net.Layers[0].Parameters[0].Value, net.Parameters[0].Value);
        Assert.Same(net.Layers[2].Parameters[1].Gradient, net.Parameters[3].Gradient);
    }

    [Fact]
    public void TwoLayerNet_DrawsItsWeightsInOrderAndBeginsWithZeroBiases()
    {
        var asked = new List<(int, int)>();
        var net = new TwoLayerNet(2, 10, 3, (rows, columns) =>
        {
            asked.Add((rows, columns));
            return Matrix<double>.Build.Dense(rows, columns, 0.5);
        });
        Assert.Equal([(2, 10), (10, 3)], asked);
        Assert.IsType<Sigmoid>(net.Layers[1]);
        Assert.All(net.Parameters[1].Value.Enumerate().Concat(net.Parameters[3].Value.Enumerate()), b => Assert.Equal(0, b));
    }

    [Fact]
    public void FourSteps_MakeTheLossSmaller()
    {
        var net = Net();
        var optimizer = new SGD(0.5);
        var first = net.Loss(X, Labels);
        for (var step = 0; step < 500; step++)
        {
            net.Loss(X, Labels);
            net.Backward();
            optimizer.Update(net.Parameters);
        }

        Assert.True(net.Loss(X, Labels) < first / 2);
    }

    [Fact]
    public void Backward_WithoutALoss_SaysSo()
    {
        var net = Net();
        Assert.Contains("must follow a Loss", Assert.Throws<InvalidOperationException>(() => net.Backward()).Message);
        net.Gradient(X, Labels);
        var gradients = net.Parameters.Select(p => p.Gradient.Clone()).ToArray();
        net.Predict(2 * X);
        Assert.Throws<InvalidOperationException>(() => net.Backward());
        net.Loss(X, Labels);
        net.Accuracy(X, Labels);
        Assert.Throws<InvalidOperationException>(() => net.Backward());
        Assert.Equal(gradients, net.Parameters.Select(p => p.Gradient));
    }

    [Fact]
    public void RefusedCalls_ChangeNothing()
    {
        var net = Net();
        net.Loss(X, Labels);
        var dx = net.Backward();
        var gradients = net.Parameters.Select(p => p.Gradient.Clone()).ToArray();
        (Action Call, string Says)[] refused =
        [
            (() => net.Predict(Matrices.Zeros(6, 3)), "x has shape (6, 3) and W1 has shape (2, 4)"),
            (() => net.Predict(null!), "x is null"),
            (() => net.Loss(Matrix<double>.Build.Dense(0, 2), Array.Empty<int>()), "x is empty"),
            (() => net.Loss(2 * X, [0, 1, 2, 3, 0, 0]), "labels[3] is 3"),
            (() => net.Loss(2 * X, [0]), "1 labels for 6 rows"),
            (() => net.Loss(2 * X, (int[])null!), "labels is null"),
            (() => net.Loss(2 * X, Matrices.Zeros(6, 1)), "a column of labels"),
            (() => net.Loss(2 * X, Matrices.Zeros(6, 3)), "not one-hot"),
            (() => net.Gradient(2 * X, [0, 1, 2, -1, 0, 0]), "labels[3] is -1"),
            (() => net.Accuracy(2 * X, [0, 1, 2, 9, 0, 0]), "labels[3] is 9"),
            (() => net.Accuracy(2 * X, Matrices.Zeros(5, 3)), "oneHot has shape (5, 3)"),
        ];
        foreach (var (call, says) in refused)
        {
            var message = Assert.ThrowsAny<ArgumentException>(call).Message;
            Assert.StartsWith("TwoLayerNet: ", message);
            Assert.Contains(says, message);
            Assert.Equal(gradients, net.Parameters.Select(p => p.Gradient));
            Assert.Equal(dx, net.Backward());
        }
    }

    [Fact]
    public void Backward_MultipliesByTheUpstreamGradient()
    {
        var net = Net();
        net.Loss(X, Labels);
        var dx = net.Backward();
        Close.To(3 * dx, net.Backward(3));
    }

    [Fact]
    public void Accuracy_CountsRightAnswers()
    {
        var net = new Network([new MatMul(Matrix<double>.Build.DenseIdentity(3))]);
        var scores = Matrices.M(new double[,] { { 3, 1, 2 }, { 1, 3, 2 }, { 1, 2, 3 }, { 3, 2, 1 } });
        Assert.Equal(0.75, net.Accuracy(scores, [0, 1, 2, 2]));
        Assert.Equal(0.75, net.Accuracy(scores, Functions.OneHot([0, 1, 2, 2], 3)));
    }

    [Fact]
    public void LayersThatDoNotFit_AreNamedBeforeAnythingRuns()
    {
        var message = Assert.Throws<ArgumentException>(() => new Network([Affine(2, 10), new ReLU(), Affine(9, 3)])).Message;
        Assert.StartsWith("Network: layer 3, Affine (9 → 3): W (9, 3), b (1, 3), 30 parameters, takes 9 columns, but the layers before it give 10.", message);
        Assert.Throws<ArgumentException>(() => new TwoLayerNet(Matrices.Zeros(2, 10), Matrices.Zeros(1, 10), Matrices.Zeros(9, 3), Matrices.Zeros(1, 3)));
    }

    [Fact]
    public void OddLists_AreRefused()
    {
        var sigmoid = new Sigmoid();
        Assert.Throws<ArgumentNullException>(() => new Network(null!));
        Assert.Throws<ArgumentNullException>(() => new Network([sigmoid, null!]));
        Assert.Throws<ArgumentException>(() => new Network([]));
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new Network([sigmoid, Affine(2, 2), sigmoid])).Message);
    }

    [Theory]
    [InlineData(0, 1, 1, "inputSize")]
    [InlineData(1, -3, 1, "hiddenSize")]
    [InlineData(1, 1, 0, "outputSize")]
    public void TwoLayerNet_WithoutWidth_IsRefused(int input, int hidden, int output, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new TwoLayerNet(input, hidden, output, Matrices.Zeros)).ParamName);

    [Fact]
    public void TwoLayerNet_WithADrawOfAnotherShape_NamesBothShapes()
    {
        Assert.Contains("draw has shape (3, 2), but must have shape (2, 3): draw was asked for W1",
            Assert.Throws<ArgumentException>(() => new TwoLayerNet(2, 3, 4, (rows, columns) => Matrices.Zeros(columns, rows))).Message);
        Assert.Throws<ArgumentNullException>(() => new TwoLayerNet(2, 3, 4, (_, _) => null!));
        Assert.Throws<ArgumentNullException>(() => new TwoLayerNet(2, 3, 4, null!));
    }

    [Fact]
    public void ChainWithALayerOfOnesOwn_Works()
    {
        var net = new Network([new Doubled(), Affine(2, 3)]);
        Assert.True(GradientCheck.Of(net, X, Labels).Passed());
        Assert.StartsWith("Affine: x has shape (1, 5)", Assert.Throws<ArgumentException>(() => net.Predict(Matrices.Zeros(1, 5))).Message);
        Assert.Throws<InvalidOperationException>(() => net.Backward());
    }

    [Fact]
    public void ChainThatSumsItsRows_TakesOneLabel()
    {
        var net = new Network([Affine(2, 3), new Sum()]);
        Assert.True(GradientCheck.Of(net, X, [1]).Passed());
    }

    [Fact]
    public void ToString_ListsLayersWithCounts() =>
        Assert.Equal(
            """
            TwoLayerNet: 27 parameters
              Affine (2 → 4): W (2, 4), b (1, 4), 12 parameters
              Sigmoid: no parameters
              Affine (4 → 3): W (4, 3), b (1, 3), 15 parameters
              SoftmaxWithLoss: no parameters
            """.ReplaceLineEndings("\n"), Net().ToString());

    private static TwoLayerNet Net()
    {
        var random = new System.Random(7);
        return new TwoLayerNet(2, 4, 3, (rows, columns) => Matrices.Uniform(random, rows, columns, 1));
    }

    private static Affine Affine(int rows, int columns) =>
        new(Matrices.Uniform(new System.Random(rows), rows, columns), Matrices.Zeros(1, columns));

    private sealed class Doubled : ILayer
    {
        public IReadOnlyList<Parameter> Parameters => [];

        public Matrix<double> Forward(Matrix<double> x) => 2 * x;

        public Matrix<double> Backward(Matrix<double> dout) => 2 * dout;
    }
}
