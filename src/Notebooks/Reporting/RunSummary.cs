using Spectre.Console;

namespace Notebooks;

/// <summary>What a run ends with: the table, then what went wrong and where, then where the results are.</summary>
internal sealed class RunSummary(IAnsiConsole console, bool plain)
{
    /// <summary>How much of an error's traceback is shown; the executed copy has all of it.</summary>
    private const int TracebackLines = 24;

    public void Write(IReadOnlyList<NotebookResult> results, IReadOnlyList<string> problems, TimeSpan elapsed)
    {
        if (results.Count > 0)
        {
            console.WriteLine();
            console.Write(Table(results));
        }
        foreach (var result in results)
            WriteDetails(result);
        foreach (var problem in problems)
            console.MarkupLine($"[red]error[/] {Markup.Escape(ResultText.Clean(problem))}");
        if (results.Count > 0)
            console.WriteLine($"{Totals(results)} in {ResultText.Time(elapsed)}");
    }

    private Table Table(IReadOnlyList<NotebookResult> results)
    {
        var table = new Table { Border = plain ? TableBorder.None : TableBorder.Simple };
        table.AddColumn("Notebook");
        table.AddColumn(new TableColumn("Cells") { Alignment = Justify.Right, NoWrap = true });
        table.AddColumn(new TableColumn("Time") { Alignment = Justify.Right, NoWrap = true });
        table.AddColumn(new TableColumn("Result") { NoWrap = true });
        // A name is cut in its middle where the terminal is too narrow for it; the details below have it whole.
        var room = Math.Max(console.Profile.Width - 36, 12);
        foreach (var result in results)
        {
            table.AddRow(
                Markup.Escape(ResultText.Shorten(result.Notebook.Name, room)),
                ResultText.Cells(result),
                result.Elapsed == default ? "-" : ResultText.Time(result.Elapsed),
                $"[{ResultText.Color(result.Outcome)}]{ResultText.Outcome(result.Outcome)}{(result.Saved ? ", saved" : "")}[/]");
        }
        return table;
    }

    private void WriteDetails(NotebookResult result)
    {
        foreach (var note in result.Notes)
            console.MarkupLine($"[yellow]note[/] {Markup.Escape($"{result.Notebook.Name}: {note}")}");
        if (result.Problem is { } problem)
            console.MarkupLine($"[red]error[/] {Markup.Escape(ResultText.Clean($"{result.Notebook.Name}: {problem}"))}");
        if (result.Failure is not { } failure)
            return;

        console.MarkupLine($"[red]failed[/] {Markup.Escape($"{result.Notebook.Name}, cell {failure.Position} (In[{failure.Number}]): {ResultText.Clean(failure.FirstLine)}")}");
        var message = $"{failure.Error.Name}: {failure.Error.Message}";
        var lines = ResultText.Clean(string.Join('\n', failure.Error.Traceback)).Split('\n').ToList();
        if (!lines.Any(l => l.Contains(FirstLine(failure.Error.Message), StringComparison.Ordinal)))
            lines.Insert(0, ResultText.Clean(message));
        foreach (var line in lines.Take(TracebackLines))
            console.WriteLine($"    {line}");
        if (lines.Count > TracebackLines)
            console.WriteLine($"    ... {ResultText.Count(lines.Count - TracebackLines, "more line")} in the executed copy");
        if (result.Copy is { } copy)
            console.WriteLine($"    outputs up to there: {copy}");
        console.WriteLine();
    }

    private static string FirstLine(string text) => ResultText.Clean(text).Split('\n')[0];

    private static string Totals(IReadOnlyList<NotebookResult> results)
    {
        var parts = results.GroupBy(r => r.Outcome).OrderBy(g => g.Key)
            .Select(g => $"{g.Count()} {ResultText.Outcome(g.Key)}");
        return $"{ResultText.Count(results.Count, "notebook")}: {string.Join(", ", parts)}";
    }
}
