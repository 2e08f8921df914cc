using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>A cell that shows something else than its notebook says.</summary>
/// <param name="Cell">The cell, as it stands in the file.</param>
/// <param name="Differences">In what.</param>
internal sealed record CellDifferences(NotebookCell Cell, Differences Differences)
{
    public bool IsVolatile => Cell.HasTag("volatile");
}

/// <summary>Compares a notebook with what running it gave.</summary>
internal static class NotebookComparison
{
    /// <summary>The cells that differ.</summary>
    /// <param name="committed">The notebook as its file has it.</param>
    /// <param name="run">The run of the same cells.</param>
    /// <param name="tolerance">How far numbers may lie apart.</param>
    public static IReadOnlyList<CellDifferences> Compare(NotebookFile committed, NotebookRun run, Tolerance tolerance)
    {
        var executed = committed.Copy();
        run.Apply(executed, keepVolatile: false);
        var found = new List<CellDifferences>();
        foreach (var (before, after) in committed.Cells.Zip(executed.Cells).Where(c => run.DidRun(c.First)))
        {
            var differences = new Differences();
            string left = Count(before.Node["execution_count"]), right = Count(after.Node["execution_count"]);
            if (left != right)
                differences.Add("execution count", left, right);
            new OutputComparer(tolerance, differences).Compare(before.Outputs, after.Outputs, before.HasTag("volatile"));
            if (differences.Count > 0)
                found.Add(new(before, differences));
        }
        return found;
    }

    private static string Count(JsonNode? count) => count is null ? "(none)" : JsonText.OneLine(count);
}
