using CSharpKernel;
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
        // Frames take room that a narrow terminal has not, and say nothing in a log.
        var frameless = plain || console.Profile.Width < 60;
        var table = new Table { Border = frameless ? TableBorder.None : TableBorder.Simple };
        table.AddColumn(new TableColumn("Notebook") { NoWrap = true });
        table.AddColumn(new TableColumn("Cells") { Alignment = Justify.Right, NoWrap = true });
        table.AddColumn(new TableColumn("Time") { Alignment = Justify.Right, NoWrap = true });
        table.AddColumn(new TableColumn("Result") { NoWrap = true });
        if (frameless)
        {
            foreach (var column in table.Columns)
                column.Padding = new(0, 0, 2, 0);
        }
        var rows = results.Select(r => (r.Notebook.Name, Cells: ResultText.Cells(r), Time: r.Elapsed == default ? "-" : ResultText.Time(r.Elapsed),
            Result: ResultText.Outcome(r.Outcome) + (r.Saved ? ", saved" : ""), Color: ResultText.Color(r.Outcome))).ToList();
        // Only a name's end is shown where the terminal is too narrow for it; the details below have it whole.
        var others = Math.Max("Cells".Length, rows.Max(r => r.Cells.Length)) + rows.Max(r => r.Time.Length) + Math.Max("Result".Length, rows.Max(r => r.Result.Length));
        var room = Math.Max(console.Profile.Width - others - (frameless ? 8 : 13), "Notebook".Length);
        foreach (var row in rows)
            table.AddRow(Markup.Escape(ResultText.Shorten(row.Name, room)), row.Cells, row.Time, $"[{row.Color}]{row.Result}[/]");
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

        console.MarkupLine($"[red]failed[/] {Markup.Escape($"{result.Notebook.Name}, cell {failure.Position} (In[{failure.Number}]): {Begin(PackageSecrets.Hide(ResultText.Clean(failure.FirstLine)))}")}");
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

    private static string Begin(string line) => line.Length <= 100 ? line : line[..99] + "…";

    private static string FirstLine(string text) => ResultText.Clean(text).Split('\n')[0];

    private static string Totals(IReadOnlyList<NotebookResult> results)
    {
        var parts = results.GroupBy(r => r.Outcome).OrderBy(g => g.Key)
            .Select(g => $"{g.Count()} {ResultText.Outcome(g.Key)}");
        return $"{ResultText.Count(results.Count, "notebook")}: {string.Join(", ", parts)}";
    }
}
