namespace FromScratch.Interactive;

/// <summary>A layer, a cell or a whole network: its parameters with their shapes and counts, and the total.</summary>
internal static class ParametersView
{
    public static string Text(IHasParameters owner)
    {
        if (Description(owner) is { } own)
            return own;
        var rows = Rows(owner);
        if (rows.Count == 0)
            return $"{Name(owner)}: no parameters";
        rows.Add(("total", "", Total(owner)));
        int name = rows.Max(r => r.Name.Length), shape = rows.Max(r => r.Shape.Length), count = rows.Max(r => r.Count.Length);
        var lines = rows.Select(r => $"  {r.Name.PadRight(name)}  {r.Shape.PadRight(shape)}  {r.Count.PadLeft(count)}");
        return $"{Name(owner)}\n{string.Join('\n', lines)}";
    }

    public static string Html(IHasParameters owner)
    {
        var rows = Rows(owner);
        if (rows.Count == 0)
            return SideBySide.Text(Text(owner), label: null);

        var own = Description(owner);
        var table = new TableMarkup(Name(owner), own?.Contains('\n', StringComparison.Ordinal) == false ? own : null, ("parameter", false), ("shape", false), ("count", true));
        for (var i = 0; i < rows.Count; i++)
            table.Row([rows[i].Name, rows[i].Shape, rows[i].Count], line: i == 0);
        table.Row(["total", "", Total(owner)], line: true);
        return table.End([]);
    }

    private static List<(string Name, string Shape, string Count)> Rows(IHasParameters owner) =>
        [.. Parameters(owner).Select(p => (p.Name, $"({NumberText.Shortest(p.Value.RowCount)}, {NumberText.Shortest(p.Value.ColumnCount)})", NumberText.Count(p.Count)))];

    private static string Total(IHasParameters owner) => NumberText.Count(Parameters(owner).Sum(p => (long)p.Count));

    // A class that a learner is still writing may not have made its list yet.
    private static IReadOnlyList<Parameter> Parameters(IHasParameters owner) => owner.Parameters ?? [];

    private static string Name(IHasParameters owner) => owner.GetType().Name;

    /// <summary>What the class says of itself; null where it leaves that to <see cref="object"/>.</summary>
    private static string? Description(IHasParameters owner)
    {
        var says = owner.ToString();
        return string.IsNullOrWhiteSpace(says) || says == owner.GetType().ToString() ? null : says;
    }
}
