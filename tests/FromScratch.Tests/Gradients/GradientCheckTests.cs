using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>A gradient check finds what is wrong, says where, and leaves everything as it was.</summary>
public class GradientCheckTests
{
    private static readonly Matrix<double> X = Matrices.M(new[,] { { 0.5, -1.5, 2.0 }, { 1.0, 0.25, -0.75 } });

    [Fact]
    public void OfALayer_NamesParametersInOrderAndThenTheInput()
    {
        var check = GradientCheck.Of(AffineOfX(), X);
        Assert.Equal(["W", "b", "x"], check.Entries.Select(e => e.Name));
        Assert.Equal([(3, 2), (1, 2), (2, 3)], check.Entries.Select(e => (e.RowCount, e.ColumnCount)));
        Assert.True(check.Passed());
        Assert.True(check.LargestRelativeError < 1e-8, check.ToString());
        Assert.Equal(check.Entries.Max(e => e.RelativeError), check.Worst.RelativeError);
    }

    [Fact]
    public void OfACell_NamesBothInputs()
    {
        var cell = new RnnCell(Matrices.Zeros(3, 2), Matrices.Zeros(2, 2), Matrices.V(0, 0));
        Assert.Equal(["Wx", "Wh", "b", "x", "hPrev"], GradientCheck.Of(cell, X, Matrices.Zeros(2, 2)).Entries.Select(e => e.Name));
    }

    [Fact]
    public void OneWrongEntry_IsFoundAndLocated()
    {
        var check = GradientCheck.Of(new Wrong(dout => { var dx = dout.Clone(); dx[1, 2] *= 1.001; return dx; }), X);
        Assert.False(check.Passed());
        Assert.Equal(("x", 1, 2), (check.Worst.Name, check.Worst.Row, check.Worst.Column));
        Assert.Equal(1.001, check.Worst.Analytical / check.Worst.Numerical, 1e-6);
        Assert.InRange(check.LargestRelativeError, 0.9e-3, 1.1e-3);
        Assert.True(check.Passed(tolerance: 0.01));
    }

    [Fact]
    public void SumsBackwardThatRepeatsX_IsFound()
    {
        // The readers' mistake: np.repeat(x, N) where dout must be repeated. Same shape, wrong numbers; then the wrong shape.
        Assert.False(GradientCheck.Of(new ReadersSum(x => x), X).Passed());
        var check = GradientCheck.Of(new ReadersSum(x => x.Stack(x)), X);
        Assert.False(check.Passed());
        Assert.Contains("x: the gradient has shape (4, 3), but x has shape (2, 3).", check.Problems);
        Assert.Equal(double.PositiveInfinity, check.LargestRelativeError);
    }

    [Fact]
    public void RnnWithoutItsTanhFactor_IsFound() =>
        Assert.False(GradientCheck.Of(x => x.Map(Math.Tanh).Enumerate().Sum(), x => x.Map(_ => 1.0), X).Passed());

    [Fact]
    public void BackwardThatWritesIntoItsDout_IsNamed()
    {
        var check = GradientCheck.Of(new Wrong(dout => { var copy = dout.Clone(); dout.Clear(); return copy; }), X);
        Assert.Contains("Backward changed the dout", Assert.Single(check.Problems));
        Assert.False(check.Passed());
    }

    [Fact]
    public void GradientThatIsNeverWritten_IsNamed()
    {
        var layer = new Wrong(dout => dout, new Parameter("W", Matrices.Zeros(1, 1)));
        var check = GradientCheck.Of(layer, X);
        Assert.StartsWith("W: Backward left no number", Assert.Single(check.Problems));
        Assert.False(check.Passed(double.MaxValue));
        Assert.Equal(0, layer.Parameters[0].Gradient[0, 0]);
    }

    [Fact]
    public void NoGradientAtAll_IsNamed() =>
        Assert.Contains("x: there is no gradient: it is null.", GradientCheck.Of(new Wrong(_ => null!), X).Problems);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void GradientThatIsNotFinite_FailsWithAnyTolerance(double value) =>
        Assert.False(GradientCheck.Of(x => x[0, 0], x => x.Map(_ => value), X).Passed(double.MaxValue));

    [Fact]
    public void OfALayer_LeavesValuesAsTheyWereAndGradientsOfThePass()
    {
        var affine = AffineOfX();
        Matrix<double> w = affine.W.Value.Clone(), x = X.Clone();
        GradientCheck.Of(affine, x);
        Assert.True(Matrices.SameBits(w, affine.W.Value));
        Assert.True(Matrices.SameBits(X, x));
        var again = AffineOfX();
        again.Forward(X);
        var ones = Matrices.M(new double[,] { { 1, 1 }, { 1, 1 } });
        again.Backward(ones);
        affine.Backward(ones);
        Assert.Equal(again.W.Gradient, affine.W.Gradient);
    }

    [Fact]
    public void LayerThatThrowsInTheMiddle_GetsItsValuesBack()
    {
        var w = new Parameter("W", Matrices.M(new[,] { { 0.1, 0.7 } }));
        var forwards = 0;
        var layer = new Wrong(dout => { w.Gradient.Clear(); return dout; }, w) { OnForward = () => { if (++forwards == 5) throw new InvalidOperationException("fifth"); } };
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Of(layer, X));
        Assert.Equal([0.1, 0.7], w.Value.Row(0));
    }

    [Fact]
    public void OfANetwork_CanGoOnTraining()
    {
        var net = new TwoLayerNet(3, 2, 2, (rows, columns) => Matrices.Uniform(new System.Random(3), rows, columns));
        var before = net.Gradient(X, [0, 1]).Select(p => p.Gradient.Clone()).ToArray();
        var check = GradientCheck.Of(net, X, Functions.OneHot([0, 1], 2));
        Assert.True(check.Passed(), check.ToString());
        Assert.Equal(["W1", "b1", "W2", "b2", "x"], check.Entries.Select(e => e.Name));
        net.Backward();
        Assert.Equal(before, net.Parameters.Select(p => p.Gradient));
    }

    [Fact]
    public void SaturatedLayers_Pass()
    {
        var x = Matrices.M(new[,] { { 30.0, -30.0, 800.0, -800.0, 0.0, 1e-9 } });
        Assert.True(GradientCheck.Of(new Sigmoid(), x).Passed());
        Assert.True(GradientCheck.Of(new Tanh(), x).Passed());
        Assert.True(GradientCheck.Of(new Softmax(), x).Passed());
        Assert.True(GradientCheck.Of(new SoftmaxWithLoss(), x, [1]).Passed());
    }

    [Fact]
    public void Corner_AcceptsOnlyWhatLiesBetweenItsSides()
    {
        GradientCheck Absolute(double slope) => GradientCheck.Of(x => Math.Abs(x[0, 0]), x => x.Map(_ => slope), Matrices.Zeros(1, 1));
        Assert.True(Absolute(0).Passed());
        Assert.True(Absolute(-1).Passed());
        Assert.False(Absolute(1.01).Passed());
        Assert.False(GradientCheck.Of(x => Math.Abs(x[0, 0]), x => x.Map(_ => 0.0), Matrices.M(new[,] { { 1e-4 } })).Passed());
        Assert.True(GradientCheck.Of(x => Math.Abs(x[0, 0]), x => x.Map(_ => 1.0), Matrices.M(new[,] { { 3e-6 } })).Passed());
    }

    [Fact]
    public void Jump_AndPole_HaveNoRightGradient()
    {
        var zero = Matrices.Zeros(1, 1);
        Assert.False(GradientCheck.Of(x => Functions.StepFunction(x[0, 0]), x => x.Map(_ => 1.0), zero).Passed());
        Assert.False(GradientCheck.Of(x => 1 / x[0, 0], x => x.Map(_ => 1.0), zero).Passed());
        Assert.False(GradientCheck.Of(x => Math.Log(x[0, 0]), x => x.Map(_ => 1.0), zero).Passed());
    }

    [Fact]
    public void FlatPlaceOfACurve_IsNoCorner() =>
        Assert.False(GradientCheck.Of(x => x[0, 0] * x[0, 0], x => x.Map(_ => 5e-6), Matrices.Zeros(1, 1)).Passed());

    [Fact]
    public void LayerWithoutAToString_GoesByItsTypesName() =>
        Assert.Equal("Wrong", GradientCheck.Of(new Wrong(dout => dout), X).Subject);

    [Fact]
    public void ToString_IsATableInAnyCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var lines = GradientCheck.Of(x => x[0, 0] * x[0, 0], x => 2.5 * x, Matrices.M(new[,] { { 1.0 } })).ToString().Split('\n');
            Assert.Equal("Gradient check of a function", lines[0]);
            Assert.Equal("name  shape   relative error      at  analytical  numerical", lines[1]);
            Assert.StartsWith("x     (1, 1)         2.0e-01  (0, 0)         2.5", lines[2]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Nulls_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Of((ILayer)null!, X));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Of(new Sigmoid(), null!));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Of((Network)null!, X, [0]));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Of((ILossLayer)null!, X, [0, 0]));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Of(new SoftmaxWithLoss(), X, (int[])null!));
    }

    private static Affine AffineOfX() =>
        new(Matrices.M(new[,] { { 1.0, -2.0 }, { 0.0, 0.5 }, { 3.0, 1.0 } }), Matrices.V(0.1, -0.1));

    /// <summary>y = x, with a backward of the test's choice.</summary>
    private sealed class Wrong(Func<Matrix<double>, Matrix<double>> backward, params Parameter[] parameters) : ILayer
    {
        public Action OnForward { get; init; } = () => { };

        public IReadOnlyList<Parameter> Parameters => parameters;

        public Matrix<double> Forward(Matrix<double> x)
        {
            OnForward();
            return x.Clone();
        }

        public Matrix<double> Backward(Matrix<double> dout) => backward(dout);
    }

    private sealed class ReadersSum(Func<Matrix<double>, Matrix<double>> backward) : ILayer
    {
        private Matrix<double> _x = Matrices.Zeros(1, 1);

        public IReadOnlyList<Parameter> Parameters => [];

        public Matrix<double> Forward(Matrix<double> x)
        {
            _x = x.Clone();
            return x.ColumnSums().ToRowMatrix();
        }

        public Matrix<double> Backward(Matrix<double> dout) => backward(_x);
    }
}
