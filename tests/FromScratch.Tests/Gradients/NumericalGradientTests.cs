using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class NumericalGradientTests
{
    private static readonly ReferenceFile Vol1 = ReferenceFile.Open("v1_gradient");

    [Fact]
    public void Of_AVector_GivesTheBooksNumbers()
    {
        var cases = Vol1.Cases.Where(c => c.Name == "numerical_gradient_sumsq").ToArray();
        Assert.Equal(3, cases.Length);
        foreach (var c in cases)
            Close.To(c.Vector("outputs/grad"), NumericalGradient.Of(SumOfSquares, c.Vector("inputs/x")));
    }

    [Fact]
    public void Of_AMatrix_GivesTheBooksNumbers()
    {
        var c = Vol1["numerical_gradient_2d_sumsq"];
        var gradient = NumericalGradient.Of(x => SumOfSquares(Vector<double>.Build.Dense(x.ToRowMajorArray())), c.Matrix("inputs/x"));
        Close.To(c.Matrix("outputs/grad"), gradient);
    }

    [Fact]
    public void Difference_OfOneNumber_GivesTheBooksNumbers()
    {
        var c = Vol1["numerical_diff_function_1"];
        var at = c.Numbers("inputs/x");
        Close.To(c.Vector("outputs/d"), Matrices.V([.. at.Select(x => NumericalDifference.Of(x => 0.01 * (x * x) + 0.1 * x, x))]));
    }

    [Theory]
    [InlineData("gradient_descent_lr0.1_n100")]
    [InlineData("gradient_descent_lr10.0_n100")]
    [InlineData("gradient_descent_lr1e-10_n100")]
    public void Descent_OfTheBook_Matches(string name)
    {
        var c = Vol1[name];
        var start = c.Vector("inputs/init_x");
        var (x, history) = GradientDescent.Minimize(SumOfSquares, start, c.Number("init/lr"), c.Int("init/step_num"));
        Close.To(c.Vector("outputs/x"), x);
        Close.To(c.Matrix("outputs/history"), Matrix<double>.Build.DenseOfRowVectors(history.Take(3)));
        Assert.Equal(c.Vector("inputs/init_x"), start);
        Assert.Equal(c.Int("init/step_num"), history.Count);
    }

    [Fact]
    public void SimpleNet_OfTheBook_Matches()
    {
        var c = Vol1["simpleNet_book_weights"];
        Matrix<double> w = c.Matrix("params/W"), x = c.Matrix("inputs/x"), t = c.Matrix("inputs/t");
        var net = new MatMul(w);
        Close.To(c.Matrix("outputs/p"), net.Forward(x));
        double Loss() => new SoftmaxWithLoss().Forward(net.Forward(x), t);
        Close.To(c.Number("outputs/loss"), Loss());

        // A difference quotient magnifies the last bit of exp and log, which libraries round differently, by 1/2h = 5000.
        Close.To(c.Matrix("grads/dW"), NumericalGradient.Of(_ => Loss(), w), 1e-11);
    }

    [Fact]
    public void Of_AFunctionThatThrows_LeavesItsArgumentAsItWas()
    {
        var x = Matrices.M(new[,] { { 0.1, -0.0 }, { 1e300, double.Epsilon } });
        var before = x.Clone();
        var calls = 0;
        Assert.Throws<InvalidOperationException>(() =>
            NumericalGradient.Of(_ => ++calls == 4 ? throw new InvalidOperationException() : 0.0, x));
        Assert.True(Matrices.SameBits(before, x));

        var v = Matrices.V(0.1, 0.7);
        Assert.Throws<InvalidOperationException>(() =>
            NumericalGradient.Of(v => v[1] > 0.7 ? throw new InvalidOperationException() : 0.0, v));
        Assert.Equal([0.1, 0.7], v);
    }

    [Fact]
    public void Of_AMatrix_RestoresEveryBit()
    {
        var x = Matrices.M(new[,] { { 0.1, -0.0, 1e20 }, { -3.3, 1e-300, 7 } });
        var before = x.Clone();
        NumericalGradient.Of(x => x[0, 0] * x[1, 2], x);
        Assert.True(Matrices.SameBits(before, x));
    }

    [Fact]
    public void Of_OtherStorages_IsTheSame()
    {
        var sparse = Matrix<double>.Build.Sparse(2, 2);
        sparse[0, 1] = 3;
        static double F(Matrix<double> x) => x.Enumerate().Sum(v => v * v + v);
        Close.To(Matrices.M(new double[,] { { 1, 7 }, { 1, 1 } }), NumericalGradient.Of(F, sparse), 1e-9);
        Assert.Equal(3, sparse[0, 1]);
        Assert.Equal(0, sparse[1, 1]);
        var diagonal = Matrix<double>.Build.DiagonalIdentity(2);
        Close.To(Matrices.M(new double[,] { { 3, 1 }, { 1, 3 } }), NumericalGradient.Of(F, diagonal), 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-4)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Step_ThatIsNotPositive_IsRefused(double h)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NumericalDifference.Of(x => x, 1, h));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumericalGradient.Of(x => x[0], Matrices.V(1), h));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumericalGradient.Of(x => x[0, 0], Matrices.Zeros(1, 1), h));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(double.PositiveInfinity)]
    public void Descent_WithAnImpossibleLearningRate_IsRefused(double learningRate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientDescent.Minimize(SumOfSquares, Matrices.V(1), learningRate));

    private static double SumOfSquares(Vector<double> x) => x.Sum(v => v * v);
}
