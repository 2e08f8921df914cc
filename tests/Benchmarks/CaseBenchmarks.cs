using BenchmarkDotNet.Attributes;
using FromScratch;

namespace Benchmarks;

/// <summary>The comparison's cases, ours alone, with what they allocate.</summary>
[MemoryDiagnoser]
public class CaseBenchmarks
{
    private Work? _work;

    public static IEnumerable<string> Names => BenchmarkCase.All.Select(benchmark => benchmark.Name);

    [ParamsSource(nameof(Names))]
    public string Case { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        FastLinearAlgebra.Use();
        _work = BenchmarkCase.All.Single(benchmark => benchmark.Name == Case).Prepare();
    }

    [Benchmark]
    public void Run() => _work!.Run();
}
