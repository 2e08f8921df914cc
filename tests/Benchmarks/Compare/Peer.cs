using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;

namespace Benchmarks.Compare;

/// <summary>NumPy or PyTorch in a Python process of its own, doing one case at a time when asked.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(string name, string description, IReadOnlySet<string> cases, string? warning, Process process) =>
        (Name, Description, Cases, Warning, _process) = (name, description, cases, warning, process);

    public string Name { get; }

    /// <summary>Versions and the BLAS it computes with.</summary>
    public string Description { get; }

    private IReadOnlySet<string> Cases { get; }

    /// <summary>Whether it can do a case; products of any shape it can.</summary>
    public bool Has(string benchmark) => Cases.Contains(benchmark) || Product.Find(benchmark) is not null;

    /// <summary>What makes its figures less than its best, such as a BLAS without vector instructions.</summary>
    public string? Warning { get; }

    /// <summary>Starts it with the first Python that has its library; null if none has.</summary>
    public static Peer? Start(string name, string module, int threads)
    {
        foreach (var python in (string[])[Environment.GetEnvironmentVariable("PYTHON") ?? "", "/usr/bin/python3", "python3", "python"])
        {
            if (python.Length == 0 || TryStart(python, module, threads) is not { } process) continue;
            if (Ask(process, "info") is { } info)
            {
                return new Peer(
                    name,
                    info.GetProperty("description").GetString()!,
                    info.GetProperty("cases").EnumerateArray().Select(value => value.GetString()!).ToHashSet(),
                    info.GetProperty("warning").GetString(),
                    process);
            }

            process.Dispose();
        }

        return null;
    }

    /// <summary>The value after some runs from the beginning, to see that both compute the same.</summary>
    public double Value(string benchmark, int runs) => Number($"value {benchmark} {runs}");

    /// <summary>Seconds for so many runs, after some that don't count.</summary>
    public double Time(string benchmark, int runs, int uncounted) => Number($"time {benchmark} {runs} {uncounted}");

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private double Number(string question) =>
        (Ask(_process, question) ?? throw new InvalidOperationException($"{Name} stopped at \"{question}\"; what it said is above.")).GetDouble();

    private static JsonElement? Ask(Process process, string question)
    {
        try
        {
            process.StandardInput.WriteLine(question);
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            return null;
        }

        var answer = process.StandardOutput.ReadLine();
        return answer is null ? null : JsonDocument.Parse(answer).RootElement;
    }

    private static Process? TryStart(string python, string module, int threads)
    {
        var start = new ProcessStartInfo(python, ["-u", Path.Combine(AppContext.BaseDirectory, "Python", $"{module}_cases.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var variable in (string[])["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"])
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);

        // OpenBLAS of 2022 does not know processors of today, and falls back to the kernels of an old one.
        if (Avx512F.IsSupported) start.Environment.TryAdd("OPENBLAS_CORETYPE", "SkylakeX");
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
