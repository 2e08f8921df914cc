namespace Notebooks;

/// <summary>Rules for what a run leaves in outputs and metadata though it belongs to the machine or the moment: paths, times, names, addresses.</summary>
internal static class LeakRules
{
    public static IEnumerable<Finding> Check(CheckedNotebook notebook) => [.. Outputs(notebook), .. Sources(notebook), .. Metadata(notebook)];

    private static IEnumerable<Finding> Outputs(CheckedNotebook notebook)
    {
        foreach (var output in notebook.Outputs)
        {
            // The same words often stand in an output twice, as text and as HTML.
            var found = output.Words.SelectMany(text => Find(notebook, text, TextPlace.Shown))
                .Concat(output.Hidden.SelectMany(text => Find(notebook, text, TextPlace.Hidden)));
            foreach (var leak in found.DistinctBy(l => (l.Rule, l.What)))
            {
                if (leak.Rule == "time" && output.Cell.HasTag("volatile"))
                    continue;
                yield return notebook.Finding(leak.Rule, output.Cell, $"{output.Name} shows {leak.Kind}: {leak.What}",
                    leak.Rule == "time" ? "leave it out, or tag the cell volatile" : "leave it out of what the cell shows");
            }
        }
    }

    private static IEnumerable<Finding> Sources(CheckedNotebook notebook)
    {
        foreach (var cell in notebook.Notebook.Cells)
        {
            foreach (var leak in Leaks.Find(cell.Source, notebook.Root, TextPlace.Source).Concat(notebook.Names.Find(cell.Source, written: null)).DistinctBy(l => (l.Rule, l.What)))
            {
                yield return notebook.Finding(leak.Rule, cell, $"the cell's text has {leak.Kind}: {leak.What}",
                    leak.Rule == "machine-path" ? "write it from the notebook's folder" : "leave it out");
            }
        }
    }

    private static IEnumerable<Finding> Metadata(CheckedNotebook notebook)
    {
        foreach (var (cell, metadata) in notebook.Notebook.Cells.Select(c => ((NotebookCell?)c, c.Metadata)).Prepend((null, notebook.Notebook.Metadata)))
        {
            var texts = new List<string>();
            OutputView.Strings(metadata, texts);
            foreach (var leak in texts.SelectMany(text => Find(notebook, text, TextPlace.Shown)).Where(l => l.Rule is "machine-path" or "time" or "user-name" or "host-name").Distinct())
                yield return notebook.Finding(leak.Rule, cell, $"the metadata holds {leak.Kind}: {leak.What}", "remove it; in VS Code and Jupyter the recording of execution times can be turned off");
        }
    }

    private static IEnumerable<Leak> Find(CheckedNotebook notebook, string text, TextPlace place) =>
        Leaks.Find(text, notebook.Root, place).Concat(notebook.Names.Find(text, notebook.Written));
}
