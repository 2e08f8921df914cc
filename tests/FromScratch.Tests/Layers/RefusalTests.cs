using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>What does not fit is refused by name and shape, and the layer goes on as if it had not been asked.</summary>
public class RefusalTests
{
    private static readonly Matrix<double> X = Matrices.M(new double[,] { { 1, -2, 3, 0 }, { 0.5, 4, -1, 2 } });

    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    // Each takes X, shape (2, 4), except Repeat, which takes its first row.
    private static readonly Dictionary<string, Func<ILayer>> Layers = new()
    {
        ["Sigmoid"] = () => new Sigmoid(),
        ["Tanh"] = () => new Tanh(),
        ["ReLU"] = () => new ReLU(),
        ["Softmax"] = () => new Softmax(),
        ["Sum"] = () => new Sum(),
        ["Repeat"] = () => new Repeat(5),
        ["MatMul"] = () => new MatMul(Matrices.Uniform(new System.Random(1), 4, 3)),
        ["Affine"] = () => new Affine(Matrices.Uniform(new System.Random(1), 4, 3), Matrices.V(1, 2, 3)),
    };

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Backward_BeforeForward_SaysSo(string name)
    {
        var message = Assert.Throws<InvalidOperationException>(() => Layers[name]().Backward(X)).Message;
        Assert.StartsWith($"{name}: Backward before Forward.", message);
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void RefusedCalls_NameTheLayer_AndChangeNothing(string name)
    {
        var layer = Layers[name]();
        var y = layer.Forward(InputOf(name));
        var dout = y.Map(v => Math.Cos(v), Zeros.Include);
        var dx = layer.Backward(dout);
        var gradients = layer.Parameters.Select(p => p.Gradient.Clone()).ToArray();

        foreach (var refused in new Action[]
        {
            () => layer.Forward(null!),
            () => layer.Forward(Matrix<double>.Build.Dense(0, 4)),
            () => layer.Forward(Matrix<double>.Build.Dense(2, 0)),
            () => layer.Backward(null!),
            () => layer.Backward(Matrices.Zeros(y.RowCount + 1, y.ColumnCount)),
            () => layer.Backward(Matrices.Zeros(y.RowCount, y.ColumnCount + 1)),
            () => layer.Backward(Matrix<double>.Build.Dense(0, y.ColumnCount)),
        })
            Assert.StartsWith(name + ": ", Assert.ThrowsAny<ArgumentException>(refused).Message);

        Assert.Equal(gradients, layer.Parameters.Select(p => p.Gradient));
        Assert.Equal(dx, layer.Backward(dout));
        Assert.Equal(gradients, layer.Parameters.Select(p => p.Gradient));
    }

    [Theory]
    [InlineData("Affine")]
    [InlineData("MatMul")]
    public void Forward_OfTheWrongWidth_NamesOperandsAndShapes(string name)
    {
        var message = Assert.Throws<ArgumentException>(() => Layers[name]().Forward(Matrices.Zeros(5, 3))).Message;
        Assert.StartsWith($"{name}: x has shape (5, 3) and W has shape (4, 3): x · W needs x to have 4 columns, not 3.", message);
    }

    [Fact]
    public void Backward_OfTheWrongShape_NamesBothShapes()
    {
        var affine = Layers["Affine"]();
        affine.Forward(X);
        Assert.StartsWith(
            "Affine: dout has shape (2, 4), but must have shape (2, 3): an upstream gradient has the shape of the last output.",
            Assert.Throws<ArgumentException>(() => affine.Backward(X)).Message);
    }

    [Fact]
    public void Repeat_OfTwoRows_SaysItRepeatsOne() =>
        Assert.StartsWith(
            "Repeat: x has shape (2, 4), but must have shape (1, 4)", Assert.Throws<ArgumentException>(() => new Repeat(3).Forward(X)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Repeat_LessThanOnce_IsRefused(int times) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Repeat(times));

    [Fact]
    public void Affine_WithABiasOfAnotherWidth_NamesBothShapes()
    {
        var message = Assert.Throws<ArgumentException>(() => new Affine(Matrices.Zeros(4, 3), Matrices.V(1, 2))).Message;
        Assert.StartsWith("Affine: b has shape (1, 2), but must have shape (1, 3): W has shape (4, 3)", message);
        Assert.Throws<ArgumentException>(() => new Affine(Matrices.Zeros(4, 3), Matrices.Zeros(3, 1)));
        Assert.Throws<ArgumentException>(() => new Affine(Matrix<double>.Build.Dense(0, 3), Matrices.V(1, 2, 3)));
        Assert.Throws<ArgumentNullException>(() => new Affine(null!, Matrices.V(1)));
        Assert.Throws<ArgumentNullException>(() => new Affine(Matrices.Zeros(4, 3), (Vector<double>)null!));
        Assert.Throws<ArgumentNullException>(() => new MatMul(null!));
    }

    [Fact]
    public void RnnCell_OfShapesThatDoNotFit_NamesThem()
    {
        Assert.Contains("Wh has shape (3, 2), but must have shape (2, 2): Wx has shape (3, 2)",
            Assert.Throws<ArgumentException>(() => new RnnCell(Matrices.Zeros(3, 2), Matrices.Zeros(3, 2), Matrices.V(0, 0))).Message);
        Assert.Contains("b has shape (1, 3)",
            Assert.Throws<ArgumentException>(() => new RnnCell(Matrices.Zeros(3, 2), Matrices.Zeros(2, 2), Matrices.V(0, 0, 0))).Message);
        var cell = Cell();
        Assert.Contains("x has shape (2, 4) and Wx has shape (3, 2)",
            Assert.Throws<ArgumentException>(() => cell.Forward(X, Matrices.Zeros(2, 2))).Message);
        Assert.Contains("hPrev has shape (1, 2), but must have shape (2, 2): x has shape (2, 3) and Wh has shape (2, 2)",
            Assert.Throws<ArgumentException>(() => cell.Forward(Matrices.Zeros(2, 3), Matrices.Zeros(1, 2))).Message);
    }

    [Fact]
    public void RnnCell_AfterRefusedCalls_GoesOn()
    {
        var cell = Cell();
        Assert.StartsWith("RnnCell: Backward before Forward", Assert.Throws<InvalidOperationException>(() => cell.Backward(X)).Message);
        var h = cell.Forward(Matrices.Uniform(new System.Random(2), 4, 3), Matrices.Uniform(new System.Random(3), 4, 2));
        var expected = cell.Backward(h);
        var gradients = cell.Parameters.Select(p => p.Gradient.Clone()).ToArray();
        foreach (var refused in new Action[]
        {
            () => cell.Forward(null!, h),
            () => cell.Forward(Matrices.Zeros(4, 3), null!),
            () => cell.Forward(Matrices.Zeros(3, 3), h),
            () => cell.Forward(Matrix<double>.Build.Dense(0, 3), Matrix<double>.Build.Dense(0, 2)),
            () => cell.Backward(null!),
            () => cell.Backward(Matrices.Zeros(1, 2)),
        })
            Assert.StartsWith("RnnCell: ", Assert.ThrowsAny<ArgumentException>(refused).Message);
        Assert.Equal(gradients, cell.Parameters.Select(p => p.Gradient));
        Assert.Equal(expected, cell.Backward(h));
    }

    [Fact]
    public void ScalarNodes_BackwardBeforeForward_SaySo()
    {
        Assert.StartsWith("Add: Backward before Forward", Assert.Throws<InvalidOperationException>(() => new Add().Backward(1)).Message);
        Assert.StartsWith("Mul: Backward before Forward", Assert.Throws<InvalidOperationException>(() => new Mul().Backward(1)).Message);
        Assert.StartsWith("Div: Backward before Forward", Assert.Throws<InvalidOperationException>(() => new Div().Backward(1)).Message);
    }

    [Fact]
    public void Mask_BeforeForward_SaysSo() =>
        Assert.StartsWith("ReLU: Mask before Forward", Assert.Throws<InvalidOperationException>(() => new ReLU().Mask).Message);

    private static Matrix<double> InputOf(string name) => name == "Repeat" ? X.SubMatrix(0, 1, 0, 4) : X;

    private static RnnCell Cell() =>
        new(Matrices.Uniform(new System.Random(1), 3, 2), Matrices.Uniform(new System.Random(2), 2, 2), Matrices.V(0.1, 0.2));
}
