using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>The words that results are told in, the same on a terminal and in a log.</summary>
internal static partial class ResultText
{
    public static string Outcome(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Ok => "ok",
        RunOutcome.Failed => "failed",
        RunOutcome.BadFile => "bad file",
        RunOutcome.NotSaved => "not saved",
        RunOutcome.Different => "different",
        RunOutcome.BadForm => "bad form",
        _ => "stopped",
    };

    public static string Color(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Ok => "green",
        RunOutcome.Stopped => "yellow",
        _ => "red",
    };

    public static string Cells(NotebookResult result) =>
        result.CellsTotal == 0 && result.Outcome != RunOutcome.Ok ? "-"
        : result.CellsRun == result.CellsTotal ? result.CellsTotal.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{result.CellsRun}/{result.CellsTotal}");

    public static string Time(TimeSpan time) => time.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Text that came out of a cell, without the codes by which it could colour or confuse a terminal.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var c in EscapeSequence().Replace(text.ReplaceLineEndings("\n"), ""))
        {
            if (c is '\n' or '\t' || !char.IsControl(c))
                clean.Append(c);
        }
        return clean.ToString();
    }

    /// <summary>The end of a name that is too long, which tells notebooks apart better than its beginning.</summary>
    public static string Shorten(string name, int width)
    {
        if (name.Length > width && name.EndsWith(".ipynb", StringComparison.Ordinal))
            name = name[..^".ipynb".Length];
        return name.Length <= width || width < 2 ? name : $"…{name[^(width - 1)..]}";
    }

    [GeneratedRegex(@"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])")]
    private static partial Regex EscapeSequence();
}
