using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Matrices are used again inside a network; nobody outside ever notices.</summary>
public class WorkspaceTests
{
    private readonly NumPyRandom _random = new(0);

    [Theory]
    [InlineData(nameof(Affine))]
    [InlineData(nameof(Sigmoid))]
    [InlineData(nameof(Tanh))]
    [InlineData(nameof(ReLU))]
    [InlineData(nameof(Softmax))]
    public void AKeptOutput_SurvivesTheNextCalls(string name)
    {
        ILayer layer = name switch
        {
            nameof(Affine) => new Affine(_random.Randn(3, 3), _random.Randn(1, 3)),
            nameof(Sigmoid) => new Sigmoid(),
            nameof(Tanh) => new Tanh(),
            nameof(ReLU) => new ReLU(),
            _ => new Softmax(),
        };
        var (x1, x2) = (_random.Randn(4, 3), _random.Randn(4, 3));
        var y = layer.Forward(x1);
        var dx = layer.Backward(x2);
        var (yBefore, dxBefore) = (y.Clone(), dx.Clone());
        layer.Forward(x2);
        layer.Backward(x1);
        Assert.Equal(yBefore, y);
        Assert.Equal(dxBefore, dx);
    }

    [Fact]
    public void Scores_SurviveTheNextCalls_AndDxTheNextForward()
    {
        var net = new TwoLayerNet(3, 5, 3, (rows, columns) => _random.Randn(rows, columns));
        var (x1, x2) = (_random.Randn(4, 3), _random.Randn(4, 3));
        var scores = net.Predict(x1);
        net.Loss(x1, [0, 1, 2, 0]);
        var dx = net.Backward();
        var (scoresBefore, dxBefore) = (scores.Clone(), dx.Clone());
        net.Predict(x2);
        net.Gradient(x1, [2, 1, 0, 0]);
        net.Loss(x2, [0, 1, 2, 0]);
        Assert.Equal(dxBefore, dx);
        Assert.Same(dx, net.Backward());
        Assert.NotEqual(dxBefore, dx);
        Assert.Equal(scoresBefore, scores);
    }

    [Fact]
    public void Backward_ReadsXAgain_AndNothingWritesIntoIt()
    {
        var net = new TwoLayerNet(3, 5, 3, (rows, columns) => _random.Randn(rows, columns));
        var x = _random.Randn(4, 3);
        var before = x.Clone();
        var expected = net.Gradient(x, [0, 1, 2, 0]).Select(parameter => parameter.Gradient.Clone()).ToList();
        net.Loss(x, [0, 1, 2, 0]);
        net.Backward();
        Assert.Equal(expected, net.Parameters.Select(parameter => parameter.Gradient));
        Assert.True(Matrices.SameBits(before, x));
        x.Clear();
        net.Backward();
        Assert.Equal(Matrices.Zeros(3, 5), net.Parameters[0].Gradient);
        Assert.Equal(expected[1], net.Parameters[1].Gradient);
    }

    [Fact]
    public void AfterGradient_BackwardAsksForALoss()
    {
        var net = new TwoLayerNet(3, 5, 3, (rows, columns) => _random.Randn(rows, columns));
        net.Gradient(_random.Randn(2, 3), [0, 1]);
        Assert.Contains("Backward must follow a Loss", Assert.Throws<InvalidOperationException>(() => net.Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AReadersLayer_MayKeepAndChangeWhatItGets()
    {
        var reader = new Doubling();
        var net = new Network([new Affine(_random.Randn(3, 3), _random.Randn(1, 3)), reader, new Sigmoid(), new Affine(_random.Randn(3, 3), _random.Randn(1, 3))]);
        net.Gradient(_random.Randn(4, 3), [0, 1, 2, 0]);
        var first = reader.Inputs[0].Clone();
        net.Gradient(_random.Randn(4, 3), [0, 1, 2, 0]);
        Assert.Equal(first, reader.Inputs[0]);
        Assert.NotEqual(first, reader.Inputs[1]);
        Assert.True(GradientCheck.Of(net, _random.Randn(4, 3), [0, 1, 2, 0]).Passed());
    }

    [Fact]
    public void AWorkspace_HandsOutEachMatrixOnceAPass_AndLetsGoOfWhatIsNotUsed()
    {
        var workspace = new Workspace();
        workspace.BeginPass();
        var (a, b) = (workspace.Matrix(2, 3), workspace.Matrix(2, 3));
        Assert.NotSame(a, b);
        workspace.BeginPass();
        Assert.Same(a, workspace.Matrix(2, 3));
        Assert.NotSame(b, workspace.Matrix(3, 2));
        for (var pass = 0; pass < 100; pass++) workspace.BeginPass();
        Assert.NotSame(a, workspace.Matrix(2, 3));
        Assert.NotSame(Workspace.None.Matrix(2, 3), Workspace.None.Matrix(2, 3));
    }

    /// <summary>y = 2x, written without care: it keeps its inputs and changes them in place.</summary>
    private sealed class Doubling : ILayer
    {
        public List<Matrix<double>> Inputs { get; } = [];

        public IReadOnlyList<Parameter> Parameters => [];

        public Matrix<double> Forward(Matrix<double> x)
        {
            x.Multiply(2, x);
            Inputs.Add(x);
            return x;
        }

        public Matrix<double> Backward(Matrix<double> dout)
        {
            dout.Multiply(2, dout);
            return dout;
        }
    }
}
