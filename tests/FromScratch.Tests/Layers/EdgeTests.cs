using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Large, small, zero and not-a-number: finite and right where that is possible, visible where it is not.</summary>
public class EdgeTests
{
    [Theory]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    [InlineData(0, 0.5)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Sigmoid_IsRight(double x, double expected)
    {
        Assert.Equal(expected, Functions.Sigmoid(x));
        Assert.Equal(expected, new Sigmoid().Forward(Matrices.M(new[,] { { x } }))[0, 0]);
    }

    [Theory]
    [InlineData(-40, 4.248354255291589e-18)]
    [InlineData(-708, 3.307553003638408e-308)]
    [InlineData(-720, 2.03223080241836e-313)]
    [InlineData(-745, 5e-324)]
    public void Sigmoid_FarBelowZero_KeepsItsDigits(double x, double expected) =>
        Assert.True(Math.Abs(Functions.Sigmoid(x) - expected) <= Math.Max(1e-13 * expected, double.Epsilon));

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(-1000, -1)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-10, 1e-10)]
    [InlineData(1e-5, 9.999999999666667e-06)]
    [InlineData(-0.001, -0.000999999666666800)]
    [InlineData(double.NaN, double.NaN)]
    public void Tanh_IsRight(double x, double expected)
    {
        Close.To(expected, Functions.Tanh(x), 1e-15);
        Assert.Equal(Functions.Tanh(x), new Tanh().Forward(Matrices.M(new[,] { { x } }))[0, 0]);
    }

    [Fact]
    public void Softmax_OfLogitsAround10000_IsFiniteAndSumsTo1()
    {
        var y = Functions.Softmax(Matrices.M(new[,] { { 1e4, 1e4 - 1, -1e4 }, { -1e4, -1e4, -2e4 } }));
        Close.To(Matrices.M(new[,] { { 0.7310585786300049, 0.2689414213699951, 0 }, { 0.5, 0.5, 0 } }), y);
        Assert.All(y.RowSums(), sum => Assert.Equal(1, sum, 1e-15));
    }

    [Fact]
    public void Softmax_OfOneClass_IsOne() => Assert.Equal(1, Functions.Softmax(Matrices.M(new[,] { { -5.0 } }))[0, 0]);

    [Fact]
    public void Softmax_KeepsNaNToItsOwnRow()
    {
        var y = Functions.Softmax(Matrices.M(new[,] { { double.NaN, 1 }, { 0, double.PositiveInfinity }, { 0, double.NegativeInfinity } }));
        Assert.All(y.Row(0), v => Assert.Equal(double.NaN, v));
        Assert.Contains(double.NaN, y.Row(1));
        Assert.Equal([1.0, 0.0], y.Row(2));
    }

    [Fact]
    public void CrossEntropy_OfAZeroProbability_IsFinite()
    {
        var y = Matrices.M(new double[,] { { 0, 1 } });
        Close.To(16.11809565095832, Functions.CrossEntropyError(y, [0]));
        Assert.Equal(double.NaN, Functions.CrossEntropyError(y.Map(_ => double.NaN), [0]));
    }

    [Fact]
    public void SoftmaxWithLoss_OfAHopelessAnswer_IsFiniteWithARightGradient()
    {
        var loss = new SoftmaxWithLoss();
        Close.To(16.11809565095832, loss.Forward(Matrices.M(new[,] { { 1e4, -1e4 } }), [1]));
        Assert.Equal(Matrices.M(new double[,] { { 1, -1 } }), loss.Backward());
    }

    [Fact]
    public void ReLU_LetsNaNThrough()
    {
        var relu = new ReLU();
        var y = relu.Forward(Matrices.M(new[,] { { double.NaN, -0.0, -1 } }));
        Assert.Equal([double.NaN, 0, 0], y.Row(0));
        Assert.Equal(new[,] { { false, true, true } }, relu.Mask);
        Assert.Equal([1.0, 0, 0], relu.Backward(Matrices.M(new[,] { { 1.0, double.NaN, double.PositiveInfinity } })).Row(0));
    }

    [Fact]
    public void Div_ByZero_FollowsIeee()
    {
        var div = new Div();
        Assert.Equal(double.PositiveInfinity, div.Forward(1, 0));
        Assert.Equal(double.PositiveInfinity, div.Backward(1).Dx);
        Assert.Equal(double.NegativeInfinity, div.Backward(1).Dy);
        Assert.Equal(1e-200, div.Forward(1, 1e200));
        Assert.Equal((1e-200, 0), div.Backward(1));
    }

    [Fact]
    public void ToString_ShowsShapesAndCountsInAnyCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("Affine (4 → 3): W (4, 3), b (1, 3), 15 parameters", new Affine(Matrices.Zeros(4, 3), Matrices.Zeros(1, 3)).ToString());
            Assert.Equal("Affine (784 → 50): W (784, 50), b (1, 50), 39,250 parameters", new Affine(Matrices.Zeros(784, 50), Matrices.Zeros(1, 50)).ToString());
            Assert.Equal("MatMul (1 → 1): W (1, 1), 1 parameter", new MatMul(Matrices.Zeros(1, 1)).ToString());
            Assert.Equal("RnnCell (3 → 4): Wx (3, 4), Wh (4, 4), b (1, 4), 32 parameters",
                new RnnCell(Matrices.Zeros(3, 4), Matrices.Zeros(4, 4), Matrices.Zeros(1, 4)).ToString());
            Assert.Equal("Repeat (1 → 7 rows): no parameters", new Repeat(7).ToString());
            Assert.Equal("Sum (N → 1 row): no parameters", new Sum().ToString());
            Assert.Equal(["Sigmoid: no parameters", "Tanh: no parameters", "ReLU: no parameters", "Softmax: no parameters"],
                new object[] { new Sigmoid(), new Tanh(), new ReLU(), new Softmax() }.Select(layer => layer.ToString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Parameter_UnderAnotherName_SharesItsStorage()
    {
        var w = new Parameter("W", Matrices.Zeros(2, 3));
        var w1 = w.Named("W1");
        Assert.Equal(("W1 (2, 3)", "W (2, 3)"), (w1.ToString(), w.ToString()));
        Assert.Same(w.Value, w1.Value);
        Assert.Same(w.Gradient, w1.Gradient);
        Assert.Throws<ArgumentException>(() => w.Named(" "));
        Assert.Throws<ArgumentException>(() => new Parameter("W", Matrix<double>.Build.Dense(0, 3)));
    }
}
