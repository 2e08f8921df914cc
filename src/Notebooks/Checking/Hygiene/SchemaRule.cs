using System.Globalization;

namespace Notebooks;

/// <summary>The rule that a notebook is what the official schema of nbformat 4.5 says.</summary>
internal static class SchemaRule
{
    private const int Told = 10;

    public static IEnumerable<Finding> Check(CheckedNotebook notebook)
    {
        var root = notebook.Notebook.Root;
        // The schema would call it a file with unexpected members.
        var minor = JsonText.OneLine(root["nbformat_minor"]);
        if (minor is "0" or "1" or "2" or "3" or "4")
            return [notebook.Finding("schema", null, $"the file is nbformat 4.{minor}", "run notebooks --save FILE, which makes it 4.5")];
        return JsonSchema.Notebook.Validate(root).Take(Told).Select(error => notebook.Finding("schema", CellAt(notebook, error.Path),
            $"{(error.Path.Length == 0 ? "the notebook" : error.Path)} {error.Message}", "correct the file by hand; nbformat 4.5 says how"));
    }

    private static NotebookCell? CellAt(CheckedNotebook notebook, string path) =>
        path.Split('/') is ["", "cells", var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var index) ? notebook.Notebook.Cells[index] : null;
}
