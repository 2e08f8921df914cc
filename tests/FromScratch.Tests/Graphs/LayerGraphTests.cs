using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests.Graphs;

public class LayerGraphTests
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static TheoryData<string> Layers => ["Sigmoid", "Tanh", "Softmax", "Affine", "MatMul", "Sum"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void AnOpenedLayer_ComputesWhatTheLayerComputes(string name)
    {
        var x = Values(3, 4, 1);
        var dout = Values(name == "Sum" ? 1 : 3, name is "Affine" or "MatMul" ? 2 : 4, 7);
        var (layer, twin) = (Make(name), Make(name));
        var input = Graph.Input("x", x);
        var opened = layer.Apply(input, open: true);

        AssertClose(twin.Forward(x), opened.Forward());
        opened.Backward(dout);

        AssertClose(twin.Backward(dout), input.Gradient!);
        Assert.DoesNotContain(new Graph(opened).Nodes, node => node.Operation is { IsLayer: true });
        foreach (var (expected, actual) in twin.Parameters.Zip(layer.Parameters))
            AssertClose(expected.Gradient, actual.Gradient);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void ABoxedLayer_IsTheLayer(string name)
    {
        var x = Values(3, 4, 1);
        var (layer, twin) = (Make(name), Make(name));
        var input = Graph.Input("x", x);
        var boxed = layer.Apply(input);
        Assert.Equal(twin.Forward(x), boxed.Forward());
        boxed.Backward();
        Assert.Equal(twin.Backward(M.Dense(boxed.Value!.RowCount, boxed.Value.ColumnCount, 1)), input.Gradient);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SoftmaxWithLoss_OpenedAndBoxed_Agree(bool oneHot)
    {
        var x = Values(3, 4, 1);
        int[] labels = [3, 0, 2];
        var t = M.Dense(3, 4, (i, j) => labels[i] == j ? 1 : 0);
        var (a, b) = (Graph.Input("x", x), Graph.Input("x", x));
        var loss = new SoftmaxWithLoss();
        var boxed = oneHot ? loss.Apply(a, t) : loss.Apply(a, labels);
        var opened = oneHot ? loss.Apply(b, t, open: true) : loss.Apply(b, labels, open: true);

        Assert.Equal(boxed.Forward(), opened.Forward(), 1e-6);
        boxed.Backward();
        opened.Backward();

        AssertClose(a.Gradient!, b.Gradient!);
        Assert.DoesNotContain(new Graph(opened).Nodes, node => node.Operation is { IsLayer: true });
    }

    [Fact]
    public void RnnCell_OpenedAndBoxed_Agree()
    {
        var (cell, twin) = (Cell(), Cell());
        var (x, h) = (Values(2, 3, 1), Values(2, 4, 2));
        var (a, b) = (Graph.Input("x", x), Graph.Input("h", h));
        var opened = cell.Apply(a, b, open: true);
        AssertClose(twin.Forward(x, h), opened.Forward());
        opened.Backward(Values(2, 4, 3));
        var (dx, dh) = twin.Backward(Values(2, 4, 3));

        AssertClose(dx, a.Gradient!);
        AssertClose(dh, b.Gradient!);
        foreach (var (expected, actual) in twin.Parameters.Zip(cell.Parameters))
            AssertClose(expected.Gradient, actual.Gradient);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ACellUsedThreeTimes_SumsItsParametersGradients(bool open)
    {
        var cell = Cell();
        var steps = Enumerable.Range(1, 3).Select(step => Values(2, 3, step)).ToArray();
        var start = Values(2, 4, 9);
        var h = Graph.Input("h", start);
        foreach (var x in steps)
            h = cell.Apply(Graph.Input("x", x), h, open);
        var loss = h.SumAll();
        loss.Forward();
        loss.Backward();

        foreach (var parameter in cell.Parameters)
        {
            var analytical = parameter.Gradient.Clone();
            var numerical = NumericalGradient.Of(value =>
            {
                var kept = parameter.Value.Clone();
                value.CopyTo(parameter.Value);
                var twin = Cell(cell);
                var sum = steps.Aggregate(start, (state, x) => twin.Forward(x, state)).Enumerate().Sum();
                kept.CopyTo(parameter.Value);
                return sum;
            }, parameter.Value);
            AssertClose(numerical, analytical, 1e-6);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ATwoLayerNet_GivesItsOwnLossAndGradients(bool open)
    {
        Matrix<double> Draw(int rows, int columns) => Values(rows, columns, rows + columns);
        var (net, twin) = (new TwoLayerNet(4, 5, 3, Draw), new TwoLayerNet(4, 5, 3, Draw));
        var x = Values(6, 4, 1);
        int[] labels = [0, 1, 2, 0, 1, 2];
        var loss = net.Apply(Graph.Input("x", x), labels, open);

        Assert.Equal(twin.Loss(x, labels), loss.Forward(), 1e-6);
        loss.Backward();
        twin.Backward();

        foreach (var (expected, actual) in twin.Parameters.Zip(net.Parameters))
            AssertClose(expected.Gradient, actual.Gradient);
        if (open)
            Assert.Equal(["W1", "b1", "W2", "b2"], new Graph(loss).Nodes.Where(node => node.Name is not null && !node.IsConstant && node.Name != "x").Select(node => node.Name!));
    }

    [Fact]
    public void AnUpdatedParameter_IsUsedByTheNextForward()
    {
        var affine = (Affine)Make("Affine");
        var y = affine.Apply(Graph.Input("x", Values(3, 4, 1)), open: true);
        var before = y.Forward();
        affine.B.Value[0, 0] += 1;
        Assert.Equal(before[2, 0] + 1, y.Forward()[2, 0], 1e-12);
    }

    [Fact]
    public void AWrongShapeInABox_KeepsTheLayersOwnMessage()
    {
        var y = Make("Affine").Apply(Graph.Input("x", Values(3, 5, 1)));
        var error = Assert.Throws<GraphException>(() => y.Forward());
        Assert.Contains("Affine", error.Message, StringComparison.Ordinal);
        Assert.Contains("(4, 2)", y.Error!, StringComparison.Ordinal);
    }

    [Fact]
    public void ALabelOutOfRange_IsRefusedInTheOpenedLossToo()
    {
        var loss = new SoftmaxWithLoss().Apply(Graph.Input("x", Values(1, 3, 1)), [3], open: true);
        Assert.Contains("label 3", Assert.Throws<GraphException>(() => loss.Forward()).Message, StringComparison.Ordinal);
    }

    private static ILayer Make(string name) => name switch
    {
        "Sigmoid" => new Sigmoid(),
        "Tanh" => new Tanh(),
        "Softmax" => new Softmax(),
        "Affine" => new Affine(Values(4, 2, 3), Values(1, 2, 5)),
        "MatMul" => new MatMul(Values(4, 2, 3)),
        _ => new Sum(),
    };

    private static RnnCell Cell() => new(Values(3, 4, 11), Values(4, 4, 12), Values(1, 4, 13));

    private static RnnCell Cell(RnnCell cell) => new(cell.Wx.Value.Clone(), cell.Wh.Value.Clone(), cell.B.Value.Clone());

    private static Matrix<double> Values(int rows, int columns, int seed) =>
        M.Dense(rows, columns, (i, j) => Math.Sin((seed * 1.7) + (i * 2.3) + (j * 0.9)));

    private static void AssertClose(Matrix<double> expected, Matrix<double> actual, double tolerance = 1e-12)
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        Assert.True((expected - actual).Enumerate().All(difference => Math.Abs(difference) < tolerance), $"expected {expected}, got {actual}");
    }
}
