using System.Globalization;

namespace Benchmarks.Compare;

/// <summary>The table on the terminal, in Markdown, a line as soon as a case is measured.</summary>
internal static class Report
{
    public static void WriteHeader()
    {
        Console.WriteLine("| case | threads | ours, ms: min / median | NumPy | PyTorch | times as fast as NumPy | as PyTorch | goal |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
    }

    public static void Write(BenchmarkCase benchmark, CaseResult result)
    {
        List<string> goals = [];
        if (result.NumPy is { } numpy) goals.Add(Verdict(benchmark.GoalOverNumPy, numpy.Minimum / result.Ours.Minimum, "NumPy"));
        if (result.PyTorch is { } pytorch && benchmark.GoalOverPyTorch is { } goal) goals.Add(Verdict(goal, pytorch.Minimum / result.Ours.Minimum, "PyTorch"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {result.Case} | {result.Threads} | {Text(result.Ours)} | {Text(result.NumPy)} | {Text(result.PyTorch)} | {Ratio(result.NumPy, result.Ours)} | {Ratio(result.PyTorch, result.Ours)} | {string.Join(", ", goals)} |"));
    }

    private static string Text(Figures? figures) => figures is null ? "" : $"{Number(figures.Minimum)} / {Number(figures.Median)}";

    private static string Ratio(Figures? theirs, Figures ours) => theirs is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{theirs.Minimum / ours.Minimum:0.00} / {theirs.Median / ours.Median:0.00}");

    private static string Verdict(double goal, double reached, string peer) =>
        string.Create(CultureInfo.InvariantCulture, $"{(reached >= goal ? "met" : "missed")}: {goal}x {peer}");

    private static string Number(double milliseconds) => milliseconds.ToString(milliseconds < 1 ? "0.0000" : milliseconds < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
