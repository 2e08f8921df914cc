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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Product_AllocatesNothing_WhateverTheThreadCount(int threads)
    {
        var provider = new FastLinearAlgebraProvider(FastLinearAlgebraProvider.SupportedTiers[0], threads);
        foreach (var (m, n, k) in ((int, int, int)[])[(30, 10, 2), (300, 310, 320), (3, 50, 784), (1, 50, 784), (1, 2200, 1000)])
        {
            var (a, b, c) = (new double[m * k], new double[k * n], new double[m * n]);
            provider.MatrixMultiply(a, m, k, b, k, n, c);
            // A collection between two products may take the room that they work in; the next one makes it anew, once.
            Assert.Contains(Enumerable.Range(0, 5).Select(_ => AllocatedBy(() => provider.MatrixMultiply(a, m, k, b, k, n, c))), bytes => bytes == 0);
        }
    }

    private static long AllocatedBy(Action product)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) product();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void WorkThatFailsOnAnyThread_FailsForTheCaller_AndTheNextIsDone()
    {
        for (var repetition = 0; repetition < 100; repetition++)
        {
            Assert.ThrowsAny<OutOfMemoryException>(() => WorkSharing.Run(new Failing(repetition % 8), 3));
            var counted = new Counting(new int[8]);
            WorkSharing.Run(counted, 3);
            Assert.All(counted.Times, times => Assert.Equal(1, times));
        }
    }

    private readonly struct Failing(int failing) : IDividedWork
    {
        public int Items => 8;

        public void Do(int item)
        {
            if (item == failing) throw new InsufficientMemoryException();
        }
    }

    private readonly struct Counting(int[] times) : IDividedWork
    {
        public int[] Times { get; } = times;

        public int Items => 8;

        public void Do(int item) => Times[item]++;
    }

    private static void AssertSame<T>(SimdTier tier, ProductCase<T> product)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var one = product.Multiply(Tiers.Provider(tier));
        foreach (var threads in (int[])[2, 3, 5])
            Assert.True(one.AsSpan().SequenceEqual(product.Multiply(Tiers.Provider(tier, threads))), $"{product} on {threads} threads");
    }
}
