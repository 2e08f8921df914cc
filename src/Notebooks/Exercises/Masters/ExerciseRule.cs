namespace Notebooks;

/// <summary>
/// The rules for a master: it can be split, its solution passes every check, the learner's version is what the split gives,
/// and every check says there what is missing. Read from the saved outputs, which a check compares with a run.
/// </summary>
internal static class ExerciseRule
{
    private const string RegionRule = "exercise-region", SolutionRule = "exercise-solution", StudentRule = "exercise-student", BlankRule = "exercise-blank";

    public static IEnumerable<Finding> Check(CheckedNotebook notebook) => ExerciseFiles.IsMaster(notebook.Source.Path) ? CheckMaster(notebook) : [];

    private static IEnumerable<Finding> CheckMaster(CheckedNotebook notebook)
    {
        var master = ExerciseMaster.Parse(notebook.Source.Path, notebook.Content);
        if (master.Problems.Count > 0)
            return master.Problems.Select(p => notebook.Finding(RegionRule, p.Cell, p.Message, "correct the cell"));
        var solutions = master.Checks.Select(c => (Cell: c, Verdict: CheckCell.VerdictOf(c))).Where(c => !c.Verdict.Passed)
            .Select(c => notebook.Finding(SolutionRule, c.Cell, $"the solution does not pass: {c.Verdict.Message}", "correct the solution or the check, then run notebooks --save FILE"));
        return solutions.Concat(CheckStudent(notebook, master));
    }

    private static IEnumerable<Finding> CheckStudent(CheckedNotebook notebook, ExerciseMaster master)
    {
        var path = ExerciseFiles.StudentOf(notebook.Source.Path);
        var name = NotebookSearch.NameOf(path, notebook.Root);
        var remedy = $"run notebooks exercises {notebook.Source.Name}";
        NotebookFile student;
        try
        {
            student = NotebookFile.Load(path);
        }
        catch (NotebookFileException e)
        {
            return [new(StudentRule, name, null, $"the learner's version of {Path.GetFileName(notebook.Source.Path)}: {e.Message}", remedy)];
        }
        if (MasterVersion.FirstDifference(student, master.ToStudent(path)) is { } difference)
            return [new(StudentRule, name, difference.Cell, $"{difference.What} is not what {Path.GetFileName(notebook.Source.Path)} gives", remedy)];
        return student.Cells.Where(CheckCell.Is).Select(c => (Cell: c, Verdict: CheckCell.VerdictOf(c))).Where(c => !SaysWhatIsMissing(c.Verdict))
            .Select(c => new Finding(BlankRule, name, c.Cell, ProblemOf(c.Verdict), "make the check say what is still to be done"));
    }

    private static bool SaysWhatIsMissing(Verdict verdict) => verdict is { IsVerdict: true, Passed: false } && verdict.Reason.Length > 0;

    private static string ProblemOf(Verdict verdict) => verdict switch
    {
        { IsVerdict: false } => $"the check of the blank gives no feedback: {verdict.Message}",
        { Passed: true } => $"the check passes though nothing has been solved: {verdict.Message}",
        _ => "the check of the blank says nothing",
    };
}
