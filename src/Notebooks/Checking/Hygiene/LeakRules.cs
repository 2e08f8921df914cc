namespace Notebooks;

/// <summary>Rules for what a run leaves in outputs and metadata though it belongs to the machine or the moment: paths, times, names, addresses.</summary>
internal static class LeakRules
{
    public static IEnumerable<Finding> Check(CheckedNotebook notebook) => [.. Outputs(notebook), .. Metadata(notebook)];

    private static IEnumerable<Finding> Outputs(CheckedNotebook notebook)
    {
        foreach (var output in notebook.Outputs)
        {
            // The same words often stand in an output twice, as text and as HTML.
            var found = output.Words.SelectMany(text => Leaks.Find(text, notebook.Root, isShown: true))
                .Concat(output.Hidden.SelectMany(text => Leaks.Find(text, notebook.Root, isShown: false)));
            foreach (var leak in found.DistinctBy(l => (l.Rule, l.What)))
            {
                if (leak.Rule == "time" && output.Cell.HasTag("volatile"))
                    continue;
                yield return notebook.Finding(leak.Rule, output.Cell, $"{output.Name} shows {leak.Kind}: {leak.What}",
                    leak.Rule == "time" ? "leave it out, or tag the cell volatile" : "leave it out of what the cell shows");
            }
        }
    }

    private static IEnumerable<Finding> Metadata(CheckedNotebook notebook)
    {
        foreach (var (cell, metadata) in notebook.Notebook.Cells.Select(c => ((NotebookCell?)c, c.Metadata)).Prepend((null, notebook.Notebook.Metadata)))
        {
            var texts = new List<string>();
            OutputView.Strings(metadata, texts);
            foreach (var leak in texts.SelectMany(text => Leaks.Find(text, notebook.Root, isShown: true)).Where(l => l.Rule is "machine-path" or "time" or "user-name" or "host-name").Distinct())
                yield return notebook.Finding(leak.Rule, cell, $"the metadata holds {leak.Kind}: {leak.What}", "remove it; in VS Code and Jupyter the recording of execution times can be turned off");
        }
    }
}
