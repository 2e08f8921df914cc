using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class VectorMathTests
{
    private static double Exp(double x) => Elementwise.Of<ExpFunction>(x);

    private static double Tanh(double x) => Elementwise.Of<Elementwise.Tanh>(x);

    [Fact]
    public void Exp_IsMathExp_OrTheNumberBesideIt()
    {
        var random = new Random(10);
        var different = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var x = (random.NextDouble() - 0.5) * (i % 2 == 0 ? 20 : 1400);
            var (expected, actual) = (Math.Exp(x), Exp(x));
            if (expected == actual) continue;
            different++;
            Assert.True(actual == Math.BitIncrement(expected) || actual == Math.BitDecrement(expected), $"exp({x:R}) is {actual:R}, not {expected:R}");
        }

        Assert.True(different < 2000, $"{different} of 100,000 differ");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-0.0, 1)]
    [InlineData(709.782712893384, 1.7976931348622732E+308)]
    [InlineData(709.7827128933841, double.PositiveInfinity)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-745.13, double.Epsilon)]
    [InlineData(-746, 0)]
    [InlineData(-1e300, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_AtTheEdges_IsRight(double x, double expected) => Assert.Equal(expected, Exp(x));

    [Fact]
    public void Tanh_IsAsExactAsMathTanh_NearZeroToo()
    {
        var random = new Random(11);
        for (var i = 0; i < 100_000; i++)
        {
            var x = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-18, 3));
            var (expected, actual) = (Math.Tanh(x), Tanh(x));
            if (!(Math.Abs(actual - expected) <= 5e-16 * Math.Abs(expected))) Assert.Fail($"tanh({x:R}) is {actual:R}, not {expected:R}");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    [InlineData(1e-320, 1e-320)]
    [InlineData(-1e-300, -1e-300)]
    [InlineData(1, 0.7615941559557649)]
    [InlineData(1000, 1)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(double.NaN, double.NaN)]
    public void Tanh_AtTheEdges_IsRight(double x, double expected)
    {
        Assert.Equal(expected, Tanh(x));
        Assert.Equal(double.IsNegative(expected), double.IsNegative(Tanh(x)));
    }

    [Fact]
    public void AnElementsResult_DependsNeitherOnItsPlaceNorOnItsNeighbours()
    {
        var random = new Random(12);
        for (var length = 1; length < 40; length++)
        {
            var x = Matrix<double>.Build.Dense(length, 1, (_, _) => random.Next(9) switch { 0 => -710, 1 => double.NaN, 2 => 0, _ => 10 * (random.NextDouble() - 0.5) });
            var (sigmoid, tanh, relu) = (Functions.Sigmoid(x), Functions.Tanh(x), Functions.ReLU(x));
            for (var i = 0; i < length; i++)
            {
                Assert.Equal(Functions.Sigmoid(x[i, 0]), sigmoid[i, 0]);
                Assert.Equal(Functions.Tanh(x[i, 0]), tanh[i, 0]);
                Assert.Equal(Functions.ReLU(x[i, 0]), relu[i, 0]);
            }
        }
    }

    [Fact]
    public void SoftmaxOfARow_DoesNotDependOnTheOtherRows()
    {
        var random = new Random(13);
        for (var rows = 1; rows < 20; rows++)
        {
            var x = Matrix<double>.Build.Dense(rows, 5, (i, _) => i % 7 == 3 ? double.NaN : 50 * (random.NextDouble() - 0.5));
            var y = Functions.Softmax(x);
            for (var i = 0; i < rows; i++) Assert.Equal(Functions.Softmax(x.Row(i)), y.Row(i));
        }
    }

    private readonly struct ExpFunction : IFunction
    {
        public static T Of<T>(T x)
            where T : struct, ILanes<T> => VectorMath.Exp(x);
    }
}
