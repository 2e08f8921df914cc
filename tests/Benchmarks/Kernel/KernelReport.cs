using System.Globalization;
using System.Text.Json;
using Benchmarks.Compare;

namespace Benchmarks.Kernel;

/// <summary>The two kernels side by side, in Markdown.</summary>
internal static class KernelReport
{
    public static void Write(JsonElement results, IReadOnlyList<int> cellCounts)
    {
        var (ours, theirs) = (results.GetProperty("ours"), results.GetProperty("ipykernel"));
        Console.WriteLine("| milliseconds: min / median of the turns | ours | ipykernel |");
        Console.WriteLine("|---|---|---|");
        foreach (var (figure, words) in ((string, string)[])
        [
            ("ready", "process start to ready"),
            ("first result", "process start to first result"),
            ("warm 1+1", "warm `1+1`, median of 100"),
            ("warm matrix product", "warm product of two 100 x 100 matrices, one entry shown, median of 100"),
        ])
        {
            Console.WriteLine($"| {words} | {Times(ours, figure)} | {Times(theirs, figure)} |");
        }

        Console.WriteLine();
        Console.WriteLine("| memory, MB: resident / proportional / unshared | ours | ipykernel |");
        Console.WriteLine("|---|---|---|");
        foreach (var (kind, words) in ((string, string)[])[("memory", "of `1+1`"), ("memoryDeclaring", "that declare a variable")])
        {
            foreach (var count in cellCounts)
                Console.WriteLine($"| after {count} cells {words} | {Memory(ours, kind, count)} | {Memory(theirs, kind, count)} |");
        }
    }

    private static string Times(JsonElement kernel, string figure)
    {
        var figures = Figures.Of([.. kernel.GetProperty("turns").EnumerateArray().Select(turn => turn.GetProperty(figure).GetDouble())]);
        return string.Create(CultureInfo.InvariantCulture, $"{figures.Minimum:0.0} / {figures.Median:0.0}");
    }

    private static string Memory(JsonElement kernel, string kind, int count)
    {
        var memory = kernel.GetProperty(kind).GetProperty(count.ToString(CultureInfo.InvariantCulture));
        return memory.ValueKind == JsonValueKind.Null
            ? "not told by this system"
            : string.Create(CultureInfo.InvariantCulture, $"{memory.GetProperty("rss").GetDouble():0} / {memory.GetProperty("pss").GetDouble():0} / {memory.GetProperty("uss").GetDouble():0}");
    }
}
