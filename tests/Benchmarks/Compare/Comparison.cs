using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FromScratch;

namespace Benchmarks.Compare;

/// <summary>
/// Us, NumPy and PyTorch in turn, many turns, so that what else the machine does meets all alike. Before the first turn
/// the three compute a case from the same random numbers, and must agree.
/// </summary>
internal sealed class Comparison(IReadOnlyList<BenchmarkCase> cases, IReadOnlyList<int> threadCounts, int rounds)
{
    // Short, so that on a machine with other work some turns have the processor to themselves.
    private const double SecondsOfATurn = 0.01;
    private const double SecondsOfWarming = 0.7;
    private const int RunsToAgree = 3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public async Task<int> RunAsync(bool install, FileInfo? json, Report report, CancellationToken cancellation)
    {
        if (install && !await Installation.InstallAsync(cancellation)) return 1;
        report.WriteNote($"{Machine.Describe()}; .NET {Environment.Version}");
        var results = new List<CaseResult>();
        var agreed = true;
        foreach (var threads in threadCounts)
        {
            FastLinearAlgebra.Use(FastLinearAlgebraProvider.SupportedTiers[0], threads);
            using var numpy = await StartAsync("NumPy", "numpy", threads, report, cancellation);
            using var pytorch = await StartAsync("PyTorch", "torch", threads, report, cancellation);
            report.WriteNote($"ours:    {FastLinearAlgebra.Describe()}");
            report.WriteHeader();
            foreach (var benchmark in cases)
            {
                List<Peer> peers = [.. new[] { numpy, pytorch }.OfType<Peer>().Where(peer => peer.Has(benchmark.Name))];
                agreed &= await AgreeAsync(benchmark, peers, cancellation);
                var figures = await MeasureAsync(benchmark, peers, threads, cancellation);
                var result = new CaseResult(
                    benchmark.Name, benchmark.Description, threads, figures[""],
                    figures.GetValueOrDefault("NumPy"), figures.GetValueOrDefault("PyTorch"));
                results.Add(result);
                report.Write(benchmark, result);
                if (json is not null) await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(results, Indented) + "\n", cancellation);
            }

            await report.EndAsync(cancellation);
        }

        return agreed ? 0 : 1;
    }

    private static async Task<Peer?> StartAsync(string name, string module, int threads, Report report, CancellationToken cancellation)
    {
        var peer = await Peer.StartAsync(name, module, threads, cancellation);
        report.WriteNote($"{name + ":",-8} {peer?.Description ?? $"missing. {Installation.Advice}"}");
        if (peer?.Warning is { } warning) report.WriteNote($"         {warning} {Installation.Advice}");
        return peer;
    }

    /// <summary>Whether all compute the same value from the same beginning.</summary>
    private static async Task<bool> AgreeAsync(BenchmarkCase benchmark, IEnumerable<Peer> peers, CancellationToken cancellation)
    {
        // A case of seconds agrees after one run as well as after three.
        var runs = benchmark.Name == "gradient-check" ? 1 : RunsToAgree;
        var work = benchmark.Prepare();
        for (var run = 0; run < runs; run++) work.Run();
        var ours = work.Value();
        var agreed = true;
        foreach (var peer in peers)
        {
            var theirs = await peer.ValueAsync(benchmark.Name, runs, cancellation);
            if (Math.Abs(ours - theirs) <= 1e-6 * Math.Max(1, Math.Abs(theirs))) continue;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benchmark.Name}: ours computes {ours}, {peer.Name} {theirs}. The figures compare different work."));
            agreed = false;
        }

        return agreed;
    }

    /// <summary>Milliseconds a run by the peer's name, ours under the empty one.</summary>
    private async Task<Dictionary<string, Figures>> MeasureAsync(BenchmarkCase benchmark, List<Peer> peers, int threads, CancellationToken cancellation)
    {
        var work = benchmark.Prepare();
        List<Contestant> contestants = [new("", runs => Task.FromResult(Time(work.Run, runs)))];
        foreach (var peer in peers) contestants.Add(new(peer.Name, runs => peer.TimeAsync(benchmark.Name, runs, cancellation)));
        foreach (var contestant in contestants) await WarmAsync(contestant);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                contestant.Samples.Add(await contestant.Run(contestant.Runs) / contestant.Runs * 1000);

                // The threads of the one before have gone to sleep when the next one's turn comes; OpenBLAS's spin for 2²⁶ cycles.
                await Task.Delay(threads == 1 ? 5 : 40, cancellation);
            }

            // A case of seconds: fewer turns tell as much.
            if (round >= 4 && contestants.Max(contestant => contestant.Samples.Min()) > 1000) break;
        }

        return contestants.ToDictionary(contestant => contestant.Name, contestant => Figures.Of(contestant.Samples));
    }

    /// <summary>Runs until everything is compiled and cached, and finds how many runs a turn takes.</summary>
    private static async Task WarmAsync(Contestant contestant)
    {
        var clock = Stopwatch.StartNew();
        var least = double.PositiveInfinity;
        do
        {
            least = Math.Min(least, await contestant.Run(contestant.Runs) / contestant.Runs);
            contestant.Runs = (int)Math.Clamp(SecondsOfATurn / least, 1, 1_000_000);
        }
        while (clock.Elapsed.TotalSeconds < SecondsOfWarming);
    }

    private static double Time(Action run, int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++) run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>One that takes turns: seconds for so many runs.</summary>
    private sealed record Contestant(string Name, Func<int, Task<double>> Run)
    {
        public int Runs { get; set; } = 1;

        public List<double> Samples { get; } = [];
    }
}
