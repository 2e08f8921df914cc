using System.Globalization;
using System.Text;

namespace Benchmarks.Compare;

/// <summary>The table in Markdown: on the terminal a line as soon as a case is measured, and in a file if one is given.</summary>
internal sealed class Report(FileInfo? file)
{
    private readonly StringBuilder _text = new();

    /// <summary>A line about what is compared, such as a version.</summary>
    public void WriteNote(string note)
    {
        Console.WriteLine(note);

        // In Markdown, lines that follow each other would become one.
        _text.Append("- ").AppendLine(note.Trim());
    }

    public void WriteHeader()
    {
        _text.AppendLine();
        WriteLine("| case | threads | ours, ms: min / median | NumPy | PyTorch | times as fast as NumPy | as PyTorch | goal |");
        WriteLine("|---|---|---|---|---|---|---|---|");
    }

    public void Write(BenchmarkCase benchmark, CaseResult result)
    {
        List<string> goals = [];
        if (result.NumPy is { } numpy && benchmark.GoalOverNumPy is { } overNumPy) goals.Add(Verdict(overNumPy, numpy.Minimum / result.Ours.Minimum, "NumPy"));
        if (result.PyTorch is { } pytorch && benchmark.GoalOverPyTorch is { } overPyTorch) goals.Add(Verdict(overPyTorch, pytorch.Minimum / result.Ours.Minimum, "PyTorch"));
        WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {result.Case} | {result.Threads} | {Text(result.Ours)} | {Text(result.NumPy)} | {Text(result.PyTorch)} | {Ratio(result.NumPy, result.Ours)} | {Ratio(result.PyTorch, result.Ours)} | {string.Join(", ", goals)} |"));
    }

    /// <summary>Ends a table, and brings the file up to date.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        Console.WriteLine();
        _text.AppendLine();
        if (file is not null) await File.WriteAllTextAsync(file.FullName, _text.ToString(), cancellation);
    }

    private void WriteLine(string line)
    {
        Console.WriteLine(line);
        _text.AppendLine(line);
    }

    private static string Text(Figures? figures) => figures is null ? "" : $"{Number(figures.Minimum)} / {Number(figures.Median)}";

    private static string Ratio(Figures? theirs, Figures ours) => theirs is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{theirs.Minimum / ours.Minimum:0.00} / {theirs.Median / ours.Median:0.00}");

    private static string Verdict(double goal, double reached, string peer) =>
        string.Create(CultureInfo.InvariantCulture, $"{(reached >= goal ? "met" : "missed")}: {goal}x {peer}");

    private static string Number(double milliseconds) => milliseconds.ToString(milliseconds < 1 ? "0.0000" : milliseconds < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
