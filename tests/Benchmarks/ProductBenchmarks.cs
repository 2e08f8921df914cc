using BenchmarkDotNet.Attributes;
using FromScratch;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Benchmarks;

/// <summary>Products of the books' shapes with each vector width, and MathNet's own for scale.</summary>
public class ProductBenchmarks
{
    private ILinearAlgebraProvider _provider = ManagedLinearAlgebraProvider.Instance;
    private double[] _a = [], _b = [], _c = [];

    [Params("512x512x512", "100x784x50", "30x2x10", "3x784x50", "1x784x50", "784x100x50")]
    public string Shape { get; set; } = "";

    [Params("512", "256", "128", "MathNet")]
    public string Provider { get; set; } = "";

    private (int M, int K, int N) Sizes => Shape.Split('x').Select(int.Parse).ToArray() is [var m, var k, var n] ? (m, k, n) : default;

    [GlobalSetup]
    public void Prepare()
    {
        if (Provider != "MathNet") _provider = new FastLinearAlgebraProvider(Enum.Parse<SimdTier>(Provider), threads: 1);
        var random = new Random(0);
        var (m, k, n) = Sizes;
        (_a, _b, _c) = (Draw(m * k), Draw(k * n), new double[m * n]);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }

    [Benchmark]
    public void Multiply()
    {
        var (m, k, n) = Sizes;
        _provider.MatrixMultiply(_a, m, k, _b, k, n, _c);
    }
}
