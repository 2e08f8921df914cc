namespace Notebooks;

/// <summary>Whether a learner's notebook is what its master gives.</summary>
internal static class MasterVersion
{
    /// <summary>Where a notebook first differs from the one that was made; the results of runs don't count.</summary>
    /// <returns>The cell, if it is one, and what differs; null where nothing does.</returns>
    public static (NotebookCell? Cell, string What)? FirstDifference(NotebookFile student, NotebookFile made)
    {
        var (left, right) = (Bare(student), Bare(made));
        for (var i = 0; i < Math.Min(left.Cells.Count, right.Cells.Count); i++)
        {
            if (JsonText.OneLine(left.Cells[i].Node) != JsonText.OneLine(right.Cells[i].Node))
                return (student.Cells[i], "the cell");
        }
        if (left.Cells.Count != right.Cells.Count)
            return (null, $"the number of cells, {left.Cells.Count} instead of {right.Cells.Count},");
        return left.ToBytes().AsSpan().SequenceEqual(right.ToBytes()) ? null : (null, "the metadata or the layout of the file");
    }

    // As it is before any run.
    private static NotebookFile Bare(NotebookFile notebook)
    {
        var bare = NotebookFile.Parse(notebook.Path, notebook.ToBytes());
        CellIds.Complete(bare);
        NotebookLanguage.Stamp(bare);
        foreach (var cell in bare.CodeCells)
            cell.SetResult(null, []);
        return bare;
    }
}
