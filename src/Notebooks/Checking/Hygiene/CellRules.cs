using System.Globalization;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Rules for the cells: ids, execution counts, errors where they are meant, nothing empty.</summary>
internal static class CellRules
{
    private const string Rerun = "run notebooks --save FILE";

    public static IEnumerable<Finding> Check(CheckedNotebook notebook) =>
        [.. Ids(notebook), .. Empty(notebook), .. Counts(notebook), .. Errors(notebook)];

    private static IEnumerable<Finding> Ids(CheckedNotebook notebook)
    {
        foreach (var twice in notebook.Notebook.Cells.Where(c => c.Id is not null).GroupBy(c => c.Id).Where(g => g.Count() > 1))
            yield return notebook.Finding("cell-id", twice.Last(), $"the id \"{twice.Key}\" is also that of cell {twice.First().Position}", "give it an id of its own");
    }

    private static IEnumerable<Finding> Empty(CheckedNotebook notebook) => notebook.Notebook.Cells
        .Where(c => string.IsNullOrWhiteSpace(c.Source)).Select(c => notebook.Finding("empty-cell", c, "the cell is empty", "remove it"));

    private static IEnumerable<Finding> Counts(CheckedNotebook notebook)
    {
        var expected = 0;
        foreach (var cell in NotebookRun.CellsToRun(notebook.Notebook))
        {
            expected++;
            var count = Text(cell.Node["execution_count"]);
            if (count is null)
                yield return notebook.Finding("not-executed", cell, "the cell was not executed, so its outputs are missing", Rerun);
            else if (count != expected.ToString(CultureInfo.InvariantCulture))
                yield return notebook.Finding("execution-count", cell, $"the execution count is {count}, not {expected}: the cells were not run from the top", Rerun);
            foreach (var output in OutputComparer.Merged(cell.Outputs).Where(o => o["output_type"].AsText() == "execute_result"))
            {
                if (Text(output["execution_count"]) != count)
                    yield return notebook.Finding("execution-count", cell, $"the result's execution count is {Text(output["execution_count"]) ?? "null"}, the cell's {count ?? "null"}", Rerun);
            }
        }
    }

    private static IEnumerable<Finding> Errors(CheckedNotebook notebook)
    {
        foreach (var cell in NotebookRun.CellsToRun(notebook.Notebook).Where(c => c.Node["execution_count"] is not null))
        {
            var failed = OutputComparer.Merged(cell.Outputs).Any(o => o["output_type"].AsText() == "error");
            var isMeant = cell.HasTag("raises-exception");
            if (failed && !isMeant && !ExecutionSettings.AllowErrors(notebook.Notebook.Metadata))
                yield return notebook.Finding("error-output", cell, "the cell's output is an error", "correct the cell, or tag it raises-exception if the error is its point");
            else if (isMeant && !failed)
                yield return notebook.Finding("error-output", cell, "the cell is tagged raises-exception, but shows no error", "remove the tag");
        }
    }

    private static string? Text(JsonNode? count) => count is null ? null : JsonText.OneLine(count);
}
