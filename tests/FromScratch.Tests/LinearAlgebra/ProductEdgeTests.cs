using MathNet.Numerics.Providers.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Products that have little to do with speed: nothing, too much, not a number, oneself.</summary>
public class ProductEdgeTests
{
    private static readonly (int M, int N, int K)[] Shapes =
        [(1, 1, 1), (1, 5, 3), (5, 1, 9), (2, 3, 4), (3, 40, 17), (30, 10, 2), (33, 9, 50), (100, 50, 20), (260, 30, 300)];

    public static TheoryData<SimdTier> AllTiers => [SimdTier.Vector512, SimdTier.Vector256, SimdTier.Vector128];

    [Theory]
    [MemberData(nameof(AllTiers))]
    public void Product_WithNoInnerSize_IsBetaTimesC(SimdTier tier)
    {
        var provider = Tiers.Provider(tier);
        double[] c = [1, 2, 3, 4, 5, double.NaN];
        provider.MatrixMultiplyWithUpdate(Transpose.DontTranspose, Transpose.DontTranspose, 1, [], 2, 0, [], 0, 3, 2, c);
        Assert.Equal([2, 4, 6, 8, 10, double.NaN], c);
        provider.MatrixMultiply([], 2, 0, [], 0, 3, c);
        Assert.Equal(new double[6], c);
    }

    [Theory]
    [MemberData(nameof(AllTiers))]
    public void Product_WithNoRowsOrNoColumns_IsEmpty(SimdTier tier)
    {
        var provider = Tiers.Provider(tier);
        provider.MatrixMultiply([], 0, 3, new double[6], 3, 2, []);
        provider.MatrixMultiply(new double[6], 2, 3, [], 3, 0, []);
        provider.MatrixMultiply(Array.Empty<float>(), 0, 0, [], 0, 0, []);
    }

    [Theory]
    [MemberData(nameof(AllTiers))]
    public void Product_IntoItsOwnOperand_IsThatOfACopy(SimdTier tier)
    {
        var provider = Tiers.Provider(tier, threads: 2);
        var random = new Random(5);
        foreach (var size in (int[])[1, 2, 5, 24, 40, 130])
        {
            foreach (var beta in (double[])[0, 0.5])
            {
                var product = ProductCase<double>.Random(random, size, size, size, transposeA: true, beta: beta);
                var intoA = product with { C = product.Left };
                var a = (double[])product.Left.Clone();
                provider.MatrixMultiplyWithUpdate(Transpose.Transpose, Transpose.DontTranspose, 1, a, size, size, product.Right, size, size, beta, a);
                Assert.Equal(intoA.Multiply(provider), a);

                var square = product with { Right = product.Left, C = product.Left };
                var self = (double[])product.Left.Clone();
                provider.MatrixMultiplyWithUpdate(Transpose.Transpose, Transpose.DontTranspose, 1, self, size, size, self, size, size, beta, self);
                Assert.Equal(square.Multiply(provider), self);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllTiers))]
    public void NaNAndInfinity_ReachExactlyTheirRowsAndColumns(SimdTier tier)
    {
        var provider = Tiers.Provider(tier);
        var random = new Random(6);
        foreach (var (m, n, k) in Shapes)
        {
            foreach (var (transposeA, transposeB) in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)])
            {
                var product = ProductCase<double>.Random(random, m, n, k, transposeA, transposeB);
                var (row, column, p) = (random.Next(m), random.Next(n), random.Next(k));
                product.Left[transposeA ? p + (row * k) : row + (p * m)] = double.NaN;
                for (var j = 0; j < n; j++) product.Right[transposeB ? j + (p * n) : p + (j * k)] = 0;
                product.Right[transposeB ? column + (p * n) : p + (column * k)] = double.PositiveInfinity;
                var actual = product.Multiply(provider);
                for (var j = 0; j < n; j++)
                {
                    for (var i = 0; i < m; i++)
                    {
                        var value = actual[i + (j * m)];
                        // 0·NaN is NaN all along the row; the infinity makes infinities of the rest of its column.
                        var right = i == row ? double.IsNaN(value) : j == column ? double.IsInfinity(value) : double.IsFinite(value);
                        if (!right) Assert.Fail($"{product} at ({i}, {j}) is {value}");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllTiers))]
    public void BetaOfZero_LeavesANaNInCUnread(SimdTier tier)
    {
        var provider = Tiers.Provider(tier);
        var random = new Random(7);
        foreach (var (m, n, k) in Shapes)
        {
            var product = ProductCase<double>.Random(random, m, n, k);
            Array.Fill(product.C, double.NaN);
            Assert.True(product.Multiply(provider).All(double.IsFinite), $"{product}");
            Assert.True((product with { Beta = 1 }).Multiply(provider).All(double.IsNaN), $"{product}");
        }
    }

    [Theory]
    [MemberData(nameof(AllTiers))]
    public void Denormals_AreNotFlushed(SimdTier tier)
    {
        var provider = Tiers.Provider(tier);
        foreach (var (m, n, k) in Shapes)
        {
            var left = new double[m * k];
            var right = new double[k * n];
            Array.Fill(left, double.Epsilon);
            Array.Fill(right, 1);
            var result = new double[m * n];
            provider.MatrixMultiply(left, m, k, right, k, n, result);
            Assert.True(result.All(value => value == k * double.Epsilon), $"({m}, {k})·({k}, {n})");
        }
    }

    [Fact]
    public void WrongSizes_AreRefusedAndCStays()
    {
        var provider = new FastLinearAlgebraProvider();
        double[] c = [1, 2, 3, 4];
        Assert.Contains("(2, 3) and (2, 2)", Assert.Throws<ArgumentOutOfRangeException>(() => provider.MatrixMultiply(new double[6], 2, 3, new double[4], 2, 2, c)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => provider.MatrixMultiply(new double[5], 2, 3, new double[6], 3, 2, c));
        Assert.Throws<ArgumentOutOfRangeException>(() => provider.MatrixMultiply(new double[6], 2, 3, new double[7], 3, 2, c));
        Assert.Throws<ArgumentOutOfRangeException>(() => provider.MatrixMultiply(new double[9], 3, 3, new double[6], 3, 2, c));
        Assert.Throws<ArgumentNullException>(() => provider.MatrixMultiply(null!, 2, 2, new double[4], 2, 2, c));
        Assert.Equal([1, 2, 3, 4], c);
    }
}
