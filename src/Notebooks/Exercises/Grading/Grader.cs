using System.Globalization;

namespace Notebooks;

/// <summary>Grades submissions, each in a process of its own that is kept from the others and from the machine.</summary>
/// <param name="options">Limits, as the user set them.</param>
/// <param name="sandbox">What this machine offers to keep processes apart.</param>
/// <param name="workspace">A folder for the submissions' own small folders.</param>
/// <param name="hidden">The folders that no submission may see.</param>
internal sealed class Grader(RunOptions options, Sandbox sandbox, string workspace, IReadOnlyList<string> hidden)
{
    /// <summary>How large a submission may be. Of a larger one only outputs, which nobody looks at, can be the reason.</summary>
    private const long SizeLimit = 16 * 1024 * 1024;

    /// <summary>How much longer than one cell a submission may take.</summary>
    private const int Cells = 10;

    private int _folders;

    /// <summary>Grades one.</summary>
    /// <param name="submission">The submission. No file of it is opened for writing.</param>
    /// <param name="place">The place among those that are graded at the same time, from 0.</param>
    /// <param name="cancellation">Gives up at once.</param>
    /// <exception cref="OperationCanceledException">It was cancelled. No process is left.</exception>
    public async Task<Grade> GradeAsync(Submission submission, int place, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var answers = SubmittedAnswers.Of(submission.Master, Load(submission));
            var verdicts = await RunAsync(answers, place, cancellation);
            return new(submission.Student, submission.Exercise, [.. submission.Master.Checks.Zip(verdicts, (check, found) => (check.Id!, found.Verdict))]) { Telltales = answers.Telltales };
        }
        catch (NotebookFileException e)
        {
            return new(submission.Student, submission.Exercise, [.. submission.Master.Checks.Select(c => (c.Id!, Verdict.None(e.Problem)))])
            {
                Unread = submission.Files.Count == 0 ? null : $"{submission.Files[0]}: {e.Problem}",
            };
        }
    }

    /// <summary>
    /// Whether an exercise can be graded here at all: its own solution, treated as a submission is, must pass.
    /// </summary>
    /// <returns>What keeps it from passing, or null.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled. No process is left.</exception>
    public async Task<string?> ProblemOfAsync(ExerciseMaster master, int place, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var failed = (await RunAsync(SubmittedAnswers.Of(master, master.ToSolution(master.Notebook.Path)), place, cancellation)).FirstOrDefault(c => !c.Verdict.Passed);
        return failed.Verdict is { } verdict ? $"its own solution does not pass {failed.Check.Name} here: {verdict.Message}" : null;
    }

    private Task<IReadOnlyList<(ExerciseCell Check, Verdict Verdict)>> RunAsync(SubmittedAnswers answers, int place, CancellationToken cancellation)
    {
        var cellLimit = TimeSpan.FromSeconds(options.TimeoutSeconds);
        return new ExerciseRun(answers.Cells, () => Start(place), cellLimit, cellLimit * Cells).RunAsync(cancellation);
    }

    private static NotebookFile Load(Submission submission)
    {
        if (submission.Files.Count == 0)
            throw new NotebookFileException("not handed in");
        if (submission.Files.Count > 1)
            throw new NotebookFileException($"handed in {submission.Files.Count} times; only one file of this name can be graded");
        var file = new FileInfo(submission.Files[0]);
        if (file.LinkTarget is not null)
            throw new NotebookFileException("is a link to another file, which is not followed");
        if (file.Length > SizeLimit)
            throw new NotebookFileException($"has more than {SizeLimit / (1024 * 1024)} MB; clear its outputs");
        var notebook = NotebookFile.Load(file.FullName);
        return NotebookLanguage.OtherLanguage(notebook) is { } language ? throw new NotebookFileException($"the notebook's language is {language}, not C#") : notebook;
    }

    private WorkerSession Start(int place)
    {
        var folder = Directory.CreateDirectory(Path.Combine(workspace, Interlocked.Increment(ref _folders).ToString(CultureInfo.InvariantCulture))).FullName;
        return WorkerSession.Start(folder, options, wantsText: true, new Confinement(sandbox.Prefix(folder, Processors(place), hidden), folder));
    }

    // A submission that keeps all its processors busy must not take the others' time.
    private string Processors(int place)
    {
        var each = Environment.ProcessorCount / options.Parallel;
        return each < 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{place * each}-{place * each + each - 1}");
    }
}
