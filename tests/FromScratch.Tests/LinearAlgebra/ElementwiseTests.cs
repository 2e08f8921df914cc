using MathNet.Numerics.Providers.LinearAlgebra;

namespace FromScratch.Tests;

public class ElementwiseTests
{
    private readonly FastLinearAlgebraProvider _provider = new();

    [Fact]
    public void Arithmetic_IsThatOfTheElements()
    {
        var random = new Random(9);
        foreach (var length in (int[])[0, 1, 2, 7, 8, 9, 31, 1000])
        {
            var (x, y) = (ProductCase<double>.Values(random, length), ProductCase<double>.Values(random, length));
            AssertElements(i => x[i] + y[i], result => _provider.AddArrays(x, y, result), length);
            AssertElements(i => x[i] - y[i], result => _provider.SubtractArrays(x, y, result), length);
            AssertElements(i => x[i] * y[i], result => _provider.PointWiseMultiplyArrays(x, y, result), length);
            AssertElements(i => x[i] / y[i], result => _provider.PointWiseDivideArrays(x, y, result), length);
            AssertElements(i => 3 * x[i], result => _provider.ScaleArray(3, x, result), length);
            AssertElements(i => y[i] + x[i], result => _provider.AddVectorToScaledVector(y, 1, x, result), length);
            AssertElements(i => x[i], result => _provider.ConjugateArray(x, result), length);
            var scaled = new double[length];
            _provider.AddVectorToScaledVector(y, 0.3, x, scaled);
            for (var i = 0; i < length; i++) Assert.Equal(y[i] + (0.3 * x[i]), scaled[i], 1e-15);
            Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), _provider.DotProduct(x, y), 1e-13);
        }
    }

    [Fact]
    public void SinglePrecision_IsThatOfTheElements()
    {
        float[] x = [1, 2, 3], y = [4, 5, 8], result = new float[3];
        _provider.AddArrays(x, y, result);
        Assert.Equal([5, 7, 11], result);
        _provider.SubtractArrays(x, y, result);
        Assert.Equal([-3, -3, -5], result);
        _provider.PointWiseMultiplyArrays(x, y, result);
        Assert.Equal([4, 10, 24], result);
        _provider.PointWiseDivideArrays(y, x, result);
        Assert.Equal([4, 2.5f, 8 / 3f], result);
        _provider.ScaleArray(2, x, result);
        Assert.Equal([2, 4, 6], result);
        _provider.AddVectorToScaledVector(y, 2, x, result);
        Assert.Equal([6, 9, 14], result);
        _provider.PointWisePowerArrays(x, x, result);
        Assert.Equal([1, 4, 27], result);
        Assert.Equal(38, _provider.DotProduct(x, y));
    }

    [Fact]
    public void NaN_SurvivesAFactorOfZero()
    {
        double[] x = [double.NaN, double.PositiveInfinity, 2], result = new double[3];
        _provider.ScaleArray(0, x, result);
        Assert.Equal([double.NaN, double.NaN, 0], result);
        _provider.AddVectorToScaledVector([1, 1, 1], 0, x, result);
        Assert.Equal([double.NaN, double.NaN, 1], result);
    }

    [Fact]
    public void AnOperand_MayBeTheResult()
    {
        double[] x = [1, 2, 3];
        _provider.AddArrays(x, x, x);
        Assert.Equal([2, 4, 6], x);
        _provider.ScaleArray(0.5, x, x);
        Assert.Equal([1, 2, 3], x);
        _provider.AddVectorToScaledVector(x, 2, x, x);
        Assert.Equal([3, 6, 9], x);
        _provider.PointWiseDivideArrays(x, x, x);
        Assert.Equal([1, 1, 1], x);
    }

    [Fact]
    public void DifferentLengths_AreRefused_BeforeAnythingIsWritten()
    {
        double[] result = [7, 7];
        Assert.Throws<ArgumentException>(() => _provider.AddArrays([1, 2], [1, 2, 3], result));
        Assert.Throws<ArgumentException>(() => _provider.ScaleArray(2, [1, 2, 3], result));
        Assert.Throws<ArgumentException>(() => _provider.DotProduct([1.0], [1, 2]));
        Assert.Throws<ArgumentNullException>(() => _provider.SubtractArrays(null!, [1, 2], result));
        Assert.Equal([7, 7], result);
    }

    [Theory]
    [InlineData(Norm.OneNorm, 9)]
    [InlineData(Norm.InfinityNorm, 12)]
    [InlineData(Norm.LargestAbsoluteValue, 6)]
    [InlineData(Norm.FrobeniusNorm, 9.539392014169456)]
    public void Norms_AreThoseOfTheDefinition(Norm norm, double expected)
    {
        // [1 -3 5; -2 4 -6] by columns: column sums 3, 7, 11 and row sums 9, 12.
        Assert.Equal(norm == Norm.OneNorm ? 11 : expected, _provider.MatrixNorm(norm, 2, 3, [1.0, -2, -3, 4, 5, -6]), 1e-14);
        Assert.Equal(norm == Norm.OneNorm ? 11 : expected, _provider.MatrixNorm(norm, 2, 3, [1f, -2, -3, 4, 5, -6]), 1e-6);
        Assert.Equal(0, _provider.MatrixNorm(norm, 0, 3, Array.Empty<double>()));
        Assert.Equal(double.NaN, _provider.MatrixNorm(norm, 1, 3, [1.0, double.NaN, -3]));
        Assert.Equal(double.PositiveInfinity, _provider.MatrixNorm(norm, 1, 2, [1.0, double.NegativeInfinity]));
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    [InlineData(double.Epsilon)]
    public void FrobeniusNorm_OutsideTheRangeOfSquares_NeitherOverflowsNorVanishes(double scale)
    {
        var expected = scale == double.Epsilon ? 5 * double.Epsilon : 5 * scale;
        Assert.Equal(1, _provider.MatrixNorm(Norm.FrobeniusNorm, 1, 2, [3 * scale, 4 * scale]) / expected, 1e-15);
    }

    private static void AssertElements(Func<int, double> expected, Action<double[]> compute, int length)
    {
        var result = new double[length];
        compute(result);
        for (var i = 0; i < length; i++) Assert.Equal(expected(i), result[i]);
    }
}
