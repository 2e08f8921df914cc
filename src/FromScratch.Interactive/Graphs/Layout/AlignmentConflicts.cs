namespace FromScratch.Interactive;

/// <summary>Steps of edges that must not be made level because they cross the inside of a long edge, which stays straight.</summary>
internal static class AlignmentConflicts
{
    public static (int, int) Key(int a, int b) => a < b ? (a, b) : (b, a);

    public static HashSet<(int, int)> Of(ProperGraph graph)
    {
        var conflicts = new HashSet<(int, int)>();
        var position = new int[graph.Count];
        foreach (var column in graph.Columns)
        {
            for (var i = 0; i < column.Count; i++)
                position[column[i]] = i;
        }

        foreach (var column in graph.Columns)
        {
            var inner = column.SelectMany(cell => graph.Right[cell].Where(next => IsInner(graph, cell, next)).Select(next => (cell, next))).ToArray();
            foreach (var cell in column)
            {
                foreach (var next in graph.Right[cell].Where(next => !IsInner(graph, cell, next)))
                {
                    if (inner.Any(step => (position[step.cell] < position[cell]) != (position[step.next] < position[next])
                        && step.cell != cell && step.next != next))
                        conflicts.Add(Key(cell, next));
                }
            }
        }

        return conflicts;
    }

    private static bool IsInner(ProperGraph graph, int cell, int next) => !graph.IsItem(cell) && !graph.IsItem(next);
}
