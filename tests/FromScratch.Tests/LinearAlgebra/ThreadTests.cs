using System.Numerics;

namespace FromScratch.Tests;

public class ThreadTests
{
    public static TheoryData<SimdTier> AllTiers => [SimdTier.Vector512, SimdTier.Vector256, SimdTier.Vector128];

    [Theory]
    [MemberData(nameof(AllTiers))]
    public void Product_IsTheSameToTheBit_WhateverTheThreadCount(SimdTier tier)
    {
        // All large enough for threads: square, tall, wide, thin, a matrix by a vector.
        foreach (var (m, n, k) in ((int, int, int)[])[(150, 170, 130), (1500, 40, 60), (30, 1700, 70), (3, 1100, 1000), (1100, 3, 1000), (100, 50, 784), (784, 50, 100), (1, 2200, 2100), (2200, 1, 2100)])
        {
            foreach (var (transposeA, transposeB) in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)])
            {
                AssertSame(tier, ProductCase<double>.Random(new Random(m), m, n, k, transposeA, transposeB, alpha: 0.3, beta: 0.7));
                if (m + n < 2000) AssertSame(tier, ProductCase<float>.Random(new Random(n), m, n, k, transposeA, transposeB));
            }
        }
    }

    [Fact]
    public void Products_FromManyThreadsAtOnce_AreEachTheirOwn()
    {
        var provider = new FastLinearAlgebraProvider(FastLinearAlgebraProvider.SupportedTiers[0], threads: 3);
        var cases = Enumerable.Range(0, 24).Select(i => ProductCase<double>.Random(new Random(i), 140 + i, 130, 150)).ToArray();
        var expected = cases.Select(product => product.Multiply(provider)).ToArray();
        Parallel.For(0, 200, i => Assert.Equal(expected[i % 24], cases[i % 24].Multiply(provider)));
    }

    [Fact]
    public void Product_OnOneThread_AllocatesNothing()
    {
        var provider = new FastLinearAlgebraProvider(FastLinearAlgebraProvider.SupportedTiers[0], threads: 1);
        foreach (var (m, n, k) in ((int, int, int)[])[(30, 10, 2), (300, 310, 320), (3, 50, 784), (1, 50, 784)])
        {
            var (a, b, c) = (new double[m * k], new double[k * n], new double[m * n]);
            provider.MatrixMultiply(a, m, k, b, k, n, c);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++) provider.MatrixMultiply(a, m, k, b, k, n, c);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static void AssertSame<T>(SimdTier tier, ProductCase<T> product)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var one = product.Multiply(Tiers.Provider(tier));
        foreach (var threads in (int[])[2, 3, 5])
            Assert.True(one.AsSpan().SequenceEqual(product.Multiply(Tiers.Provider(tier, threads))), $"{product} on {threads} threads");
    }
}
