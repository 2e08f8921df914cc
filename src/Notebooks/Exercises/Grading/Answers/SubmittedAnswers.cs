using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>
/// What of a submission is run: the teacher's master, with the learner's answers in the place of the solutions. Whatever else
/// the submission has (checks, outputs, other cells) counts for nothing; a cell of the learner's own runs if an answer needs
/// a name that it declares.
/// </summary>
internal sealed partial class SubmittedAnswers
{
    /// <summary>How long an answer may be.</summary>
    private const int LengthLimit = 100_000;

    private readonly ExerciseMaster _master;
    private readonly List<ExerciseCell> _cells = [];
    private readonly List<string> _telltales = [];
    private readonly HashSet<NotebookCell> _taken = [];
    private readonly Dictionary<string, NotebookCell> _submitted;
    private readonly List<NotebookCell> _own;

    private SubmittedAnswers(ExerciseMaster master, NotebookFile submission)
    {
        _master = master;
        var answers = master.Answers.Select(c => c.Id).ToHashSet();
        _submitted = ById(master.Notebook, submission);
        _own = [.. submission.CodeCells.Where(c => !_submitted.ContainsValue(c))];
        foreach (var cell in NotebookRun.CellsToRun(master.Notebook))
        {
            if (answers.Contains(cell.Id))
                AddAnswer(cell);
            else
                _cells.Add(new(cell.Name, CheckCell.Is(cell) ? ExercisePart.Check : ExercisePart.Given, CopiedReferences.Absolute(NotebookLanguage.SourceToRun(cell), master.Notebook.Folder)));
        }
    }

    /// <summary>The cells to run.</summary>
    public IReadOnlyList<ExerciseCell> Cells => _cells;

    /// <summary>What a person should read, each with its place.</summary>
    public IReadOnlyList<string> Telltales => _telltales;

    /// <summary>Takes the answers out of a submission.</summary>
    public static SubmittedAnswers Of(ExerciseMaster master, NotebookFile submission) => new(master, submission);

    private void AddAnswer(NotebookCell place)
    {
        if (!_submitted.TryGetValue(place.Id!, out var answer))
        {
            _cells.Add(new(place.Name, ExercisePart.Answer, "") { Refusal = "the submission has no such cell" });
            return;
        }
        var used = UsedAfter(place);
        if (Refusal(answer.Source, place, used) is { } refusal)
        {
            _cells.Add(new(place.Name, ExercisePart.Answer, "") { Refusal = refusal });
            return;
        }
        var names = CellNames.Of(answer.Source)!;
        foreach (var own in Needed(answer, names, used))
            Take(own, CellNames.Of(own.Source)!, null);
        Take(answer, names, CellNames.Of(place.Source));
    }

    private void Take(NotebookCell cell, CellNames names, CellNames? masters)
    {
        _cells.Add(new(cell.Name, ExercisePart.Answer, cell.Source));
        _telltales.AddRange(Notebooks.Telltales.In(cell.Name, names, masters));
    }

    // The submission's code cells by the master's ids; of a front end that has lost them all, by their places.
    private static Dictionary<string, NotebookCell> ById(NotebookFile master, NotebookFile submission)
    {
        var ids = master.CodeCells.Select(c => c.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        List<NotebookCell> places = [.. master.CodeCells], submitted = [.. submission.CodeCells];
        if (submitted.Count == places.Count && !submitted.Exists(c => c.Id is { } id && ids.Contains(id)))
            return places.Zip(submitted).Where(c => c.First.Id is not null).ToDictionary(c => c.First.Id!, c => c.Second, StringComparer.Ordinal);
        return submitted.Where(c => c.Id is { } id && ids.Contains(id)).GroupBy(c => c.Id!).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    // The learner's own cells above the answer that declare what it uses, and what those use, in their order.
    private List<NotebookCell> Needed(NotebookCell answer, CellNames names, HashSet<string> used)
    {
        var missing = names.Used.Except(names.Declared).ToHashSet(StringComparer.Ordinal);
        var needed = new List<NotebookCell>();
        foreach (var own in _own.Where(c => c.Position < answer.Position && !_taken.Contains(c)).Reverse())
        {
            if (Refusal(own.Source, null, used) is not null || CellNames.Of(own.Source) is not { } its || !its.Declared.Overlaps(missing))
                continue;
            needed.Insert(0, own);
            _taken.Add(own);
            missing.UnionWith(its.Used);
        }
        return needed;
    }

    // Why a cell is not run, or null. The master's own answer shows what one may declare.
    private static string? Refusal(string source, NotebookCell? place, HashSet<string> used)
    {
        if (source.Length > LengthLimit)
            return $"the answer has more than {LengthLimit} characters";
        if (Directive().Match(source) is { Success: true } directive)
            return $"an answer can't have a directive: {directive.Value.Trim()}";
        if (CellNames.Of(source) is not { } names)
            return "the answer is nested too deeply to be read";
        if (names.Opened is { } opened)
            return $"it opens {opened} with using static, which could hide what the exercise uses; write {opened}.name instead";
        var allowed = place is null ? [] : CellNames.Of(place.Source)?.Changed.ToHashSet(StringComparer.Ordinal) ?? [];
        return names.Changed.FirstOrDefault(n => used.Contains(n) && !allowed.Contains(n)) is { } name
            ? $"it declares or changes {name}, which cells of the exercise use after it; rename it"
            : null;
    }

    private HashSet<string> UsedAfter(NotebookCell place) => _master.Notebook.CodeCells.Where(c => c.Position > place.Position && !_master.Answers.Contains(c))
        .SelectMany(c => CellNames.Of(c.Source)?.Used ?? Enumerable.Empty<string>()).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^\s*#(!|:|r\b|i\b|load\b)[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
