using System.CommandLine;

namespace Notebooks;

/// <summary>The verb <c>grade</c>: runs a class's submissions, and writes a table and a page.</summary>
internal sealed class GradeCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "grade";

    /// <summary>What <c>--help</c> shows below the options.</summary>
    public const string Help = """
        FOLDER has one folder for each learner; in it, at any depth, the notebooks have the names under which they were handed
        out: FOLDER/Ada/5.4-simple-layers.ipynb. What nobody has handed in is left out.

        Of a submission only the answers are taken, the code cells that have a solution in the master; they are put into the
        master and run there. A cell of the learner's own runs if an answer needs a name that it declares. Checks, outputs and
        everything else of the submission count for nothing. No file of FOLDER or of the masters is changed.

        grades.csv: student, exercise, check, passed, reason (RFC 4180, UTF-8). grades.html: the same as a page, which also says
        what grading protects against on this machine, and what it can't.

        Exit code: 0 if every submission was graded, whatever came of it; 1 if something in FOLDER could not be matched to a
        learner and an exercise, or was changed meanwhile, or if a master's own solution does not pass here, when nothing is
        graded; 2 for a wrong command line or nothing to grade; 130 after Ctrl+C.
        """;

    private readonly Argument<string> _folder = new("folder") { Description = "The class's submissions." };
    private readonly Option<string?> _masters = new("--masters") { Description = "Where the masters are. Default: the folder notebooks/ of the repository.", HelpName = "DIR" };
    private readonly Option<string?> _output = new("--output") { Description = "Where grades.csv and grades.html go. Default: the current directory.", HelpName = "DIR" };
    private readonly Option<int> _jobs = NumberOption.Create("--jobs", "N", "How many submissions run at the same time.", 1, Environment.ProcessorCount);
    private readonly Option<double> _timeout = NumberOption.Create("--timeout", "SECONDS", "How long a cell may run; a submission may take ten times as long.", 1.0, 30.0);
    private readonly Option<int> _memory = NumberOption.Create("--memory", "MIB", "How much memory a submission's objects may use.", 64, 512);

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var grade = new GradeCommand();
        Command command = new(Verb, "Runs a class's submissions side by side, kept apart, and writes grades.csv and grades.html.") { grade._folder };
        foreach (var option in (Option[])[grade._masters, grade._output, grade._jobs, grade._timeout, grade._memory])
            command.Options.Add(option);
        command.SetAction(grade.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(parsed.GetValue(_folder)!);
        if (!Directory.Exists(folder))
            return await RefuseAsync($"{parsed.GetValue(_folder)}: no such folder");
        var search = NotebookSearch.Find(parsed.GetValue(_masters) is { } named ? [named] : [], Directory.GetCurrentDirectory(), NotebookKind.Masters);
        if (search.Notebooks.Count == 0)
            return await RefuseAsync($"{string.Join("; ", search.Problems)}; --masters says where they are");

        try
        {
            var masters = search.Notebooks.Select(Load).ToList();
            var submissions = ClassFolder.Find(folder, masters);
            if (submissions.Submissions.Count == 0)
                return await RefuseAsync($"{parsed.GetValue(_folder)}: no folder in it has a notebook with the name of an exercise\n{string.Join('\n', submissions.Problems)}".TrimEnd());
            return await GradeAsync(parsed, folder, submissions, cancellation);
        }
        catch (NotebookFileException e)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return ExitCodes.Failed;
        }
    }

    private async Task<int> GradeAsync(ParseResult parsed, string folder, ClassFolder submissions, CancellationToken cancellation)
    {
        var options = new RunOptions { Parallel = parsed.GetValue(_jobs), TimeoutSeconds = Math.Min(parsed.GetValue(_timeout), 1e6), MemoryMegabytes = parsed.GetValue(_memory) };
        var output = Path.GetFullPath(parsed.GetValue(_output) ?? ".");
        GradeFiles.MakeFolder(output);
        var exercises = submissions.Submissions.Select(s => s.Master).Distinct().ToList();
        var masters = exercises.Select(m => m.Notebook.Path).ToList();
        var seals = new FileSeals([.. masters, .. submissions.Submissions.SelectMany(s => s.Files)]);
        using var workspace = new GradingFolder();
        var sandbox = Sandbox.Find(workspace.Path);
        if (!sandbox.IsApart)
            await Console.Error.WriteLineAsync("note: this machine can't keep submissions apart; they run with your rights. Grade in a container or a virtual machine.");
        var grader = new Grader(options, sandbox, workspace.Path, HiddenFolders.Of([folder, .. masters.Select(m => Path.GetDirectoryName(m)!)], masters, workspace.Path));
        var console = RunConsole.Create(out var isLive);
        // What fails for the solution too would fail for everybody.
        var unfit = await SideBySide.RunAsync(exercises, options.Parallel, (m, place) => grader.ProblemOfAsync(m, place, cancellation), isLive ? console : null, cancellation);
        if (exercises.Zip(unfit).FirstOrDefault(m => m.Second is not null) is { Second: { } problem, First: var master })
            throw new NotebookFileException($"{master.Notebook.Path}: {problem}; nothing was graded");
        var grades = await SideBySide.RunAsync(submissions.Submissions, options.Parallel, (s, place) => grader.GradeAsync(s, place, cancellation), isLive ? console : null, cancellation);

        IReadOnlyList<string> problems = [.. submissions.Problems, .. seals.Broken.Select(f => $"{f}: was changed while it was graded; the grades are of what it was before")];
        GradeFiles.Write(Path.Combine(output, "grades.csv"), GradesCsv.Write(grades));
        GradeFiles.Write(Path.Combine(output, "grades.html"), new GradesPage(grades, problems, sandbox.IsApart).Write());
        new GradesSummary(console, plain: !isLive).Write(grades, problems, output);
        return problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static ExerciseMaster Load(NotebookSource source)
    {
        try
        {
            var master = ExerciseMaster.Load(source.Path);
            return master.Problems.Count == 0 ? master : throw new NotebookFileException($"can't be split: {master.Problems[0].Message}; notebooks exercises says where");
        }
        catch (NotebookFileException e)
        {
            throw new NotebookFileException($"{source.Name}: {e.Message}", e);
        }
    }

    private static async Task<int> RefuseAsync(string message)
    {
        await Console.Error.WriteLineAsync($"error: {message}");
        return ExitCodes.Usage;
    }
}
