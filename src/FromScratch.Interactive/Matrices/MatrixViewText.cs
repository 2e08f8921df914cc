namespace FromScratch.Interactive;

/// <summary>A dressed matrix as text.</summary>
internal static class MatrixViewText
{
    public static string Of(MatrixView view)
    {
        var entries = ShownEntries.Of(view.Matrix);
        var head = view.Name is null ? "" : $"{view.Name} {entries.Shape}\n";
        return head + (view.RowNames is null && view.ColumnNames is null ? BracketLayout.Of(entries) : Table(entries, view));
    }

    private static string Table(ShownEntries entries, MatrixView view)
    {
        var rowNames = Array.ConvertAll(entries.Rows.Indices, i => view.RowNames?[i] ?? NumberText.Shortest(i));
        var columnNames = Array.ConvertAll(entries.Columns.Indices, j => view.ColumnNames?[j] ?? NumberText.Shortest(j));
        var lines = new List<string[]> { Line("", columnNames, entries.Columns.GapBefore) };
        for (var i = 0; i < rowNames.Length; i++)
        {
            if (i == entries.Rows.GapBefore)
                lines.Add(Line("...", Array.ConvertAll(columnNames, _ => "..."), entries.Columns.GapBefore));
            lines.Add(Line(rowNames[i], entries.Texts[i], entries.Columns.GapBefore));
        }

        var widths = Enumerable.Range(0, lines[0].Length).Select(c => lines.Max(line => line[c].Length)).ToArray();
        return string.Join('\n', lines.Select(line => string.Join("  ", line.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd(' ')));

        static string[] Line(string name, string[] cells, int gap) => gap < 0 ? [name, .. cells] : [name, .. cells[..gap], "...", .. cells[gap..]];
    }
}
