using System.Globalization;

namespace Notebooks;

/// <summary>The one file in which an exercise is written: its statement, its solution, its checks.</summary>
internal sealed class ExerciseMaster
{
    private static readonly string[] TagsOfOthers = ["skip-execution", "raises-exception", "volatile"];

    private readonly IReadOnlyList<(NotebookCell Cell, MarkedSource Source)> _cells;
    private readonly byte[] _content;

    private ExerciseMaster(string path, byte[] content)
    {
        _content = content;
        Notebook = NotebookFile.Parse(path, content);
        _cells = [.. Notebook.Cells.Select(c => (c, MarkedSource.Of(c)))];
        Problems = [.. FindProblems()];
    }

    /// <summary>The master itself, markers and all.</summary>
    public NotebookFile Notebook { get; }

    /// <summary>The code cells that the learner fills in.</summary>
    public IEnumerable<NotebookCell> Answers => _cells.Where(c => c.Cell.IsCode && c.Source.HasRegion).Select(c => c.Cell);

    /// <summary>The cells that say whether an answer is right.</summary>
    public IEnumerable<NotebookCell> Checks => Notebook.Cells.Where(CheckCell.Is);

    /// <summary>What keeps it from being split, each with the cell where that is.</summary>
    public IReadOnlyList<(NotebookCell? Cell, string Message)> Problems { get; }

    /// <summary>Reads a master.</summary>
    /// <exception cref="NotebookFileException">It is no notebook.</exception>
    public static ExerciseMaster Load(string path)
    {
        path = Path.GetFullPath(path);
        return Parse(path, NotebookFile.ReadBytes(path));
    }

    /// <summary>Reads a master from the bytes of its file.</summary>
    /// <exception cref="NotebookFileException">They are no notebook.</exception>
    public static ExerciseMaster Parse(string path, byte[] content) => new(path, content);

    /// <summary>What the learner gets: without the solutions, and without the outputs, which were those of the solution.</summary>
    /// <param name="path">Where it is to be.</param>
    public NotebookFile ToStudent(string path)
    {
        var student = Version(path, source => source.Student);
        foreach (var cell in student.CodeCells)
            cell.SetResult(null, []);
        FreshMark.Put(student);
        return student;
    }

    /// <summary>The solution as a notebook to read: without the markers, with the outputs.</summary>
    /// <param name="path">Where it is to be.</param>
    public NotebookFile ToSolution(string path) => Version(path, source => source.Solution);

    private NotebookFile Version(string path, Func<MarkedSource, string> text)
    {
        var version = NotebookFile.Parse(path, _content);
        foreach (var (cell, marked) in version.Cells.Zip(_cells.Select(c => c.Source)).Where(c => c.Second.HasRegion))
            cell.Node.Put("source", MultilineText.Split(text(marked)));
        return version;
    }

    private IEnumerable<(NotebookCell? Cell, string Message)> FindProblems()
    {
        foreach (var (cell, source) in _cells)
        {
            foreach (var (line, message) in source.Problems)
                yield return (cell, string.Create(CultureInfo.InvariantCulture, $"line {line}: {message}"));
            if (source.HasRegion && CheckCell.Is(cell))
                yield return (cell, "a cell is either an answer or a check; this one has a solution and the tag check");
            if (CheckCell.Is(cell) && !cell.IsCode)
                yield return (cell, "only a code cell can be a check");
            if (CheckCell.Is(cell) && TagsOfOthers.FirstOrDefault(cell.HasTag) is { } tag)
                yield return (cell, $"a check can't have the tag {tag}: it always runs, and says what is wrong instead of failing");
            if ((source.HasRegion || CheckCell.Is(cell)) && cell.Id is null)
                yield return (cell, "the cell has no id, by which the learner's cell could be told; notebooks --save FILE adds ids");
        }
        if (Notebook.Cells.Where(c => c.Id is not null).GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return (twice.Last(), $"the id \"{twice.Key}\" is also that of cell {twice.First().Position}; give it an id of its own");
        if (!_cells.Any(c => c.Source.HasRegion))
            yield return (null, "there is nothing to solve in it: no cell has \"// BEGIN SOLUTION\"");
        if (Answers.LastOrDefault() is { } last && !Checks.Any(c => c.Position > last.Position))
            yield return (last, "no cell after this answer has the tag check");
    }
}
