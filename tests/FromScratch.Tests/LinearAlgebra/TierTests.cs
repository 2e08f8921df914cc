using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace FromScratch.Tests;

/// <summary>What a notebook prints does not depend on the processor: every vector width computes the same bits.</summary>
public class TierTests
{
    private static readonly (int M, int N, int K)[] Shapes =
    [
        (100, 50, 784), (784, 50, 100), (100, 784, 50), (30, 10, 2), (3, 50, 784), (50, 3, 784), (1, 50, 784), (784, 1, 50),
        (1, 1, 10_000), (3, 784, 50), (20, 100, 100), (900, 30, 25), (97, 129, 255), (130, 140, 1100), (4, 4, 300), (5, 5, 31),
    ];

    [Fact]
    public void Product_OfRandomShapes_IsTheSameToTheBit_AtEveryWidth()
    {
        RequireFusedMultiplyAdd();
        MultiplyRandomShapes<double>(1500, seed: 20);
        MultiplyRandomShapes<float>(1500, seed: 21);
    }

    [Fact]
    public void Product_OfTheBooksShapes_IsTheSameToTheBit_AtEveryWidth()
    {
        RequireFusedMultiplyAdd();
        foreach (var (m, n, k) in Shapes)
        {
            foreach (var (transposeA, transposeB) in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)])
            {
                AssertSame(ProductCase<double>.Random(new Random(m), m, n, k, transposeA, transposeB));
                AssertSame(ProductCase<float>.Random(new Random(n), m, n, k, transposeA, transposeB, alpha: 0.3, beta: 0.7));
            }
        }
    }

    [Fact]
    public void Sums_AreTheSameToTheBit_AtEveryWidth_AndWithinTheErrorBound()
    {
        RequireFusedMultiplyAdd();
        SumRandomLengths<double>(1.2e-16);
        SumRandomLengths<float>(6e-8);
    }

    [Fact]
    public void Sums_OfEdges_AreThoseOfTheDefinition()
    {
        Assert.Equal(0, Sums.Of<double>([]));
        Assert.Equal(0, Sums.OfProducts<float>([], []));
        Assert.Equal(double.NaN, Sums.Of<double>([1, double.NaN, 2]));
        Assert.Equal(double.PositiveInfinity, Sums.OfMagnitudes<double>([1, double.NegativeInfinity, 2]));
        Assert.Equal(double.NaN, Sums.OfProducts<double>([0, 1], [double.PositiveInfinity, 1]));
        Assert.Equal(3 * double.Epsilon, Sums.Of<double>([double.Epsilon, double.Epsilon, double.Epsilon]));
        Assert.Equal(25, Sums.OfSquares<double>([3, -4]));
    }

    private static void MultiplyRandomShapes<T>(int count, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var largest = i % 50 == 0 ? 300 : i % 5 == 0 ? 80 : 20;
            AssertSame(ProductCase<T>.Random(
                random,
                random.Next(1, largest),
                random.Next(1, largest),
                random.Next(1, 2 * largest),
                random.Next(2) == 1,
                random.Next(2) == 1,
                random.Next(2) == 1 ? 1 : random.NextDouble() - 0.5,
                random.Next(3) switch { 0 => 0, 1 => 1, _ => random.NextDouble() - 0.5 }));
        }
    }

    private static void AssertSame<T>(ProductCase<T> product)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var portable = product.Multiply(Tiers.Provider(SimdTier.Vector128));
        foreach (var tier in FastLinearAlgebraProvider.SupportedTiers)
            Assert.True(portable.AsSpan().SequenceEqual(product.Multiply(Tiers.Provider(tier))), $"{product} with {tier}");
    }

    private static void SumRandomLengths<T>(double unit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(22);
        for (var length = 1; length < 200; length++)
        {
            var (x, y) = (ProductCase<T>.Values(random, length), ProductCase<T>.Values(random, length));
            var bound = (length + 4) * unit * x.Sum(value => Math.Abs(double.CreateChecked(value)));
            Assert.Equal(x.Sum(double.CreateChecked), double.CreateChecked(Sums.Of<T>(x)), bound);
            Assert.Equal(x.Sum(value => Math.Abs(double.CreateChecked(value))), double.CreateChecked(Sums.OfMagnitudes<T>(x)), bound);
            Assert.Equal(x.Zip(y).Sum(pair => double.CreateChecked(pair.First) * double.CreateChecked(pair.Second)), double.CreateChecked(Sums.OfProducts<T>(x, y)), bound);
            foreach (var tier in FastLinearAlgebraProvider.SupportedTiers)
            {
                Assert.Equal(Sums.OfProducts<T>(x, y), Summation.Of<T>(tier).Sum<Sums.Product>(x, y));
                Assert.Equal(Sums.Of<T>(x), Summation.Of<T>(tier).Sum<Sums.Itself>(x, y));
            }
        }
    }

    private static void RequireFusedMultiplyAdd()
    {
        if (!Fma.IsSupported && !AdvSimd.Arm64.IsSupported) Assert.Skip("This processor multiplies and adds in two roundings.");
    }
}
