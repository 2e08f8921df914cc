using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FromScratch;

namespace Benchmarks.Compare;

/// <summary>
/// Us, NumPy and PyTorch in turn, many turns, so that what else the machine does meets all alike. Before the first turn
/// the three compute a case from the same random numbers, and must agree. All of it is done on one thread and blocks: threads
/// of a pool that wait for its next item yield, and yield, and take the second processor from whoever's turn it is.
/// </summary>
internal sealed class Comparison(IReadOnlyList<BenchmarkCase> cases, IReadOnlyList<int> threadCounts, int rounds)
{
    // Short, so that on a machine with other work some turns have the processor to themselves.
    private const double SecondsOfATurn = 0.01;
    private const double SecondsOfWarming = 0.7;

    // What is done before the clock starts, and brings back caches, clock rate and threads that the others' turns took; nothing
    // where a run is longer than ten turns.
    private const double UncountedSecondsOfATurn = 0.01;
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
            using var numpy = Start("NumPy", "numpy", threads, report);
            using var pytorch = Start("PyTorch", "torch", threads, report);
            report.WriteNote($"ours:    {FastLinearAlgebra.Describe()}");
            report.WriteHeader();
            foreach (var benchmark in cases)
            {
                List<Peer> peers = [.. new[] { numpy, pytorch }.OfType<Peer>().Where(peer => peer.Has(benchmark.Name))];
                agreed &= Agree(benchmark, peers);
                var figures = Measure(benchmark, peers, threads, cancellation);
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

    private static Peer? Start(string name, string module, int threads, Report report)
    {
        var peer = Peer.Start(name, module, threads);
        report.WriteNote($"{name + ":",-8} {peer?.Description ?? $"missing. {Installation.Advice}"}");
        if (peer?.Warning is { } warning) report.WriteNote($"         {warning} {Installation.Advice}");
        return peer;
    }

    /// <summary>Whether all compute the same value from the same beginning.</summary>
    private static bool Agree(BenchmarkCase benchmark, IEnumerable<Peer> peers)
    {
        // A case of seconds agrees after one run as well as after three.
        var runs = benchmark.Name == "gradient-check" ? 1 : RunsToAgree;
        var work = benchmark.Prepare();
        for (var run = 0; run < runs; run++) work.Run();
        var ours = work.Value();
        var agreed = true;
        foreach (var peer in peers)
        {
            var theirs = peer.Value(benchmark.Name, runs);
            if (Math.Abs(ours - theirs) <= 1e-6 * Math.Max(1, Math.Abs(theirs))) continue;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{benchmark.Name}: ours computes {ours}, {peer.Name} {theirs}. The figures compare different work."));
            agreed = false;
        }

        return agreed;
    }

    /// <summary>Milliseconds a run by the peer's name, ours under the empty one.</summary>
    private Dictionary<string, Figures> Measure(BenchmarkCase benchmark, List<Peer> peers, int threads, CancellationToken cancellation)
    {
        var work = benchmark.Prepare();
        List<Contestant> contestants = [new("", (runs, uncounted) => Time(work.Run, runs, uncounted))];
        foreach (var peer in peers) contestants.Add(new(peer.Name, (runs, uncounted) => peer.Time(benchmark.Name, runs, uncounted)));
        foreach (var contestant in contestants) Warm(contestant);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                cancellation.ThrowIfCancellationRequested();
                contestant.Samples.Add(contestant.Run(contestant.Runs, contestant.Uncounted) / contestant.Runs * 1000);

                // The threads of the one before have gone to sleep when the next one's turn comes: OpenBLAS's spin for 2²⁸ cycles,
                // and would keep the next one's from the second processor.
                Thread.Sleep(threads == 1 ? 5 : 120);
            }

            // A case of seconds: fewer turns tell as much.
            if (round >= 4 && contestants.Max(contestant => contestant.Samples.Min()) > 1000) break;
        }

        return contestants.ToDictionary(contestant => contestant.Name, contestant => Figures.Of(contestant.Samples));
    }

    /// <summary>Runs until everything is compiled and cached, and finds how many runs a turn takes.</summary>
    private static void Warm(Contestant contestant)
    {
        var clock = Stopwatch.StartNew();
        var least = double.PositiveInfinity;
        do
        {
            least = Math.Min(least, contestant.Run(contestant.Runs, 0) / contestant.Runs);
            contestant.Runs = (int)Math.Clamp(SecondsOfATurn / least, 1, 1_000_000);
            contestant.Uncounted = least < 10 * SecondsOfATurn ? (int)Math.Ceiling(UncountedSecondsOfATurn / least) : 0;
        }
        while (clock.Elapsed.TotalSeconds < SecondsOfWarming);
    }

    private static double Time(Action run, int runs, int uncounted)
    {
        for (var i = 0; i < uncounted; i++) run();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++) run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>One that takes turns: seconds for so many runs, after some that don't count.</summary>
    private sealed record Contestant(string Name, Func<int, int, double> Run)
    {
        public int Runs { get; set; } = 1;

        public int Uncounted { get; set; }

        public List<double> Samples { get; } = [];
    }
}
