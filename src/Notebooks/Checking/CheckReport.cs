using System.Text;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Notebooks;

/// <summary>What a check found, told to a person and to programs.</summary>
internal sealed class CheckReport(NotebookSearch search, IReadOnlyList<NotebookResult> results, IReadOnlyList<Finding> findings)
{
    private const int SourceLines = 3;

    /// <summary>Whether nothing was found.</summary>
    public bool IsClean => findings.Count == 0 && search.Problems.Count == 0 && results.All(r => r.Outcome == RunOutcome.Ok);

    /// <summary>Prints it.</summary>
    public void Write(IAnsiConsole console)
    {
        foreach (var result in results)
        {
            foreach (var cell in result.Differences)
                WriteCell(console, result, cell);
        }
        foreach (var finding in findings)
            Line(console, finding.Text);
        if (results.Count == 0)
        {
            foreach (var problem in search.Problems)
                Line(console, $"error: {problem}");
        }
        var cells = results.Sum(r => r.Differences.Count);
        var compared = results.Count == 0 ? "" : cells == 0 ? "no cell differs, " : $"{ResultText.Count(cells, "cell")} differ{(cells == 1 ? "s" : "")}, ";
        Line(console, $"check: {ResultText.Count(search.Notebooks.Count, "notebook")}, {compared}{(findings.Count == 0 ? "nothing to correct" : ResultText.Count(findings.Count, "thing") + " to correct")}");
    }

    /// <summary>Writes it as JSON: an object with <c>notebooks</c> and <c>findings</c>.</summary>
    public async Task WriteJsonAsync(string path, CancellationToken cancellation)
    {
        var root = new JsonObject
        {
            ["clean"] = IsClean,
            ["problems"] = new JsonArray([.. search.Problems.Select(p => (JsonNode)p)]),
            ["notebooks"] = new JsonArray([.. results.Select(Json)]),
            ["findings"] = new JsonArray([.. findings.Select(f => Cell(f.Cell, new() { ["rule"] = f.Rule, ["file"] = f.File, ["message"] = f.Message, ["remedy"] = f.Remedy }))]),
        };
        await File.WriteAllTextAsync(path, JsonText.Write(root, new("  ", "\n", true)), new UTF8Encoding(false), cancellation);
    }

    private static void WriteCell(IAnsiConsole console, NotebookResult result, CellDifferences found)
    {
        Line(console, $"different: {result.Notebook.Name}, {found.Cell.Name}");
        var source = found.Cell.Source.TrimEnd().Split('\n');
        foreach (var line in source.Take(SourceLines))
            Line(console, $"    {line}");
        if (source.Length > SourceLines)
            Line(console, "    ...");
        foreach (var difference in found.Differences.First)
        {
            Line(console, $"  {difference.Place}:");
            foreach (var line in difference.Lines)
                Line(console, $"    {line}");
        }
        if (found.Differences.Count > found.Differences.First.Count)
            Line(console, $"  ... {ResultText.Count(found.Differences.Count - found.Differences.First.Count, "more difference")} in this cell");
        Line(console, $"  - is in the file, + came now; to accept it: dotnet run --project src/Notebooks -- --save {(found.IsVolatile ? "--volatile " : "")}{result.Notebook.Name}");
        Line(console, "");
    }

    private static JsonObject Json(NotebookResult result) => new()
    {
        ["file"] = result.Notebook.Name,
        ["outcome"] = ResultText.Outcome(result.Outcome),
        ["seconds"] = Math.Round(result.Elapsed.TotalSeconds, 2),
        ["problem"] = result.Problem,
        ["failure"] = result.Failure is { } failure ? new JsonObject { ["cell"] = failure.Position, ["name"] = failure.Error.Name, ["message"] = failure.Error.Message } : null,
        ["differences"] = new JsonArray([.. result.Differences.Select(d => Cell(d.Cell, new()
        {
            ["count"] = d.Differences.Count,
            ["first"] = new JsonArray([.. d.Differences.First.Select(f => new JsonObject { ["place"] = f.Place, ["lines"] = new JsonArray([.. f.Lines.Select(l => (JsonNode)l)]) })]),
        }))]),
    };

    private static JsonObject Cell(NotebookCell? cell, JsonObject about)
    {
        about["cell"] = cell?.Position;
        about["id"] = cell?.Id;
        return about;
    }

    // Text of a cell must not colour or confuse the terminal, and a terminal must not break its lines.
    private static void Line(IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(ResultText.Clean(text));
}
