using System.Numerics;

namespace FromScratch.Tests;

public class ProductTests
{
    [Theory]
    [InlineData(SimdTier.Vector512)]
    [InlineData(SimdTier.Vector256)]
    [InlineData(SimdTier.Vector128)]
    public void Product_OfThousandsOfRandomShapes_IsWithinTheErrorBound(SimdTier tier)
    {
        var provider = Tiers.Provider(tier, threads: 2);
        MultiplyRandomShapes<double>(provider, 2500, seed: 1);
        MultiplyRandomShapes<float>(provider, 1500, seed: 2);
    }

    [Theory]
    [InlineData(SimdTier.Vector512)]
    [InlineData(SimdTier.Vector256)]
    [InlineData(SimdTier.Vector128)]
    public void Product_OfEverySizeAroundATile_IsWithinTheErrorBound(SimdTier tier)
    {
        var provider = Tiers.Provider(tier);
        var random = new Random(3);
        int[] sizes = [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 23, 24, 25, 33];
        foreach (var m in sizes)
            foreach (var n in sizes)
                foreach (var k in (int[])[1, 7, 8, 30])
                    AssertProduct(provider, ProductCase<double>.Random(random, m, n, k, random.Next(2) == 1, random.Next(2) == 1));
    }

    [Theory]
    [InlineData(SimdTier.Vector512)]
    [InlineData(SimdTier.Vector256)]
    [InlineData(SimdTier.Vector128)]
    public void Product_OfTheBooksShapes_IsWithinTheErrorBound(SimdTier tier)
    {
        var provider = Tiers.Provider(tier, threads: 2);
        var random = new Random(4);
        foreach (var batch in (int[])[1, 3, 30, 100])
        {
            foreach (var (inputs, outputs) in ((int, int)[])[(784, 50), (50, 10), (2, 10), (10, 3), (257, 129)])
            {
                AssertProduct(provider, ProductCase<double>.Random(random, batch, outputs, inputs));
                AssertProduct(provider, ProductCase<double>.Random(random, inputs, outputs, batch, transposeA: true));
                AssertProduct(provider, ProductCase<double>.Random(random, batch, inputs, outputs, transposeB: true));
                AssertProduct(provider, ProductCase<float>.Random(random, batch, outputs, inputs, beta: 1));
            }
        }
    }

    [Theory]
    [InlineData(SimdTier.Vector512)]
    [InlineData(SimdTier.Vector256)]
    [InlineData(SimdTier.Vector128)]
    public void Product_WithManyBlocks_IsWithinTheErrorBound(SimdTier tier)
    {
        // More rows, columns and k than one block takes; sampled, since the reference is slow.
        var provider = Tiers.Provider(tier, threads: 2);
        foreach (var (m, n, k) in ((int, int, int)[])[(530, 70, 600), (40, 2300, 300), (700, 40, 1100), (2100, 5, 40), (3, 2500, 900), (1, 3000, 700), (3000, 1, 700)])
        {
            foreach (var (transposeA, transposeB) in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)])
            {
                var random = new Random((m * 7) + n);
                var product = ProductCase<double>.Random(random, m, n, k, transposeA, transposeB, alpha: 0.5, beta: -2);
                var actual = product.Multiply(provider);
                for (var sample = 0; sample < 300; sample++)
                {
                    var (i, j) = (sample < 4 ? (m - 1) * (sample & 1) : random.Next(m), sample < 4 ? (n - 1) * (sample >> 1) : random.Next(n));
                    var expected = -2 * product.C[i + (j * m)];
                    for (var p = 0; p < k; p++) expected += 0.5 * product.A(i, p) * product.B(p, j);
                    Assert.Equal(expected, actual[i + (j * m)], 1e-11);
                }
            }
        }
    }

    private static void MultiplyRandomShapes<T>(FastLinearAlgebraProvider provider, int count, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var largest = i % 100 == 0 ? 200 : i % 5 == 0 ? 60 : 14;
            var product = ProductCase<T>.Random(
                random,
                random.Next(1, largest),
                random.Next(1, largest),
                random.Next(1, largest),
                random.Next(2) == 1,
                random.Next(2) == 1,
                random.Next(2) == 1 ? 1 : random.NextDouble() - 0.5,
                random.Next(3) switch { 0 => 0, 1 => 1, _ => random.NextDouble() - 0.5 });
            AssertProduct(provider, product);
        }
    }

    private static void AssertProduct<T>(FastLinearAlgebraProvider provider, ProductCase<T> product)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Reference.AssertProduct(product, product.Multiply(provider));
}
