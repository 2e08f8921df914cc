using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Notebooks;

/// <summary>The verb <c>exercises</c>: makes the learners' versions and the solutions of masters.</summary>
internal sealed class ExercisesCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "exercises";

    /// <summary>What <c>--help</c> shows below the options.</summary>
    public const string Help = """
        A master, NAME.master.ipynb, holds statement and solution. In a code cell, each marker alone on its line:
          // BEGIN SOLUTION
          ...                       what solves it
          // BLANK                  optional: what follows, commented out, is what the learner finds there
          // ...
          // END SOLUTION
        Without BLANK the learner finds: throw new NotImplementedException("Your code here.");
        In a Markdown cell: <!-- BEGIN SOLUTION --> and <!-- END SOLUTION -->; the learner finds *Your answer here.*
        Every answer is followed by a cell with the tag check, whose result begins with ✓ or ✗.

        Without --output: NAME.ipynb beside the master, executed and saved; what a learner had written there is kept as
        NAME.mine.ipynb. With --output: to hand out, not executed, with the packaged libraries; DIR/.fresh holds the copies
        from which "reset" restores.

        Exit code: 0 if every version was made and keeps the rules of "check", 1 if not, 2 for a wrong command line or no
        master, 130 after Ctrl+C.
        """;

    private readonly Argument<string[]> _paths = PathsArgument.Create();
    private readonly Option<string?> _output = new("--output") { Description = "Where the versions go. Default: beside each master.", HelpName = "DIR" };
    private readonly Option<bool> _solutions = new("--solutions") { Description = "Write the solutions, NAME.solution.ipynb, instead of the learners' versions." };
    private readonly RunLimits _limits = new();

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var exercises = new ExercisesCommand();
        Command command = new(Verb, "Writes the learners' versions of exercises, or their solutions, from their masters.");
        command.Arguments.Add(exercises._paths);
        foreach (var option in (Option[])[exercises._output, exercises._solutions, .. exercises._limits.All])
            command.Options.Add(option);
        command.SetAction(exercises.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (await _paths.FindAsync(parsed, NotebookKind.Masters) is not { } search)
            return ExitCodes.Usage;
        await ErrorLines.WriteAsync(search.Problems);

        var masters = search.Notebooks.Select(n => (Source: n, Master: Load(n))).ToList();
        var whole = masters.Where(m => m.Master is not null).Select(m => (m.Source, Master: m.Master!)).ToList();
        var output = parsed.GetValue(_output) is { } folder ? Path.GetFullPath(folder) : null;
        if (whole.Count == 0)
            return ExitCodes.Failed;

        var versions = new MasterVersions([.. whole.Select(m => m.Master)], output);
        var good = whole.Count == masters.Count && search.Problems.Count == 0;
        if (parsed.GetValue(_solutions))
            return whole.Aggregate(good, (all, m) => Write(m.Source, () => Say("solution", versions.WriteSolution(m.Master), search.Root)) && all) ? ExitCodes.Ok : ExitCodes.Failed;

        var made = new List<NotebookSource>();
        foreach (var (source, master) in whole)
            good &= Write(source, () => WriteStudent(versions, master, search.Root, made));
        if (output is not null)
            return good ? ExitCodes.Ok : ExitCodes.Failed;
        good &= await ExecuteAsync(made, search, parsed, cancellation);
        return good & KeepsTheRules(whole.Select(m => m.Source), search.Root) ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static ExerciseMaster? Load(NotebookSource source)
    {
        try
        {
            if (!ExerciseFiles.IsMaster(source.Path))
                throw new NotebookFileException($"is not a master: its name does not end with .master.ipynb{(File.Exists(ExerciseFiles.MasterOf(source.Path)) ? $"; its master is {ExerciseFiles.MasterOf(source.Name)}" : "")}");
            var master = ExerciseMaster.Load(source.Path);
            foreach (var (cell, message) in master.Problems)
                Console.Error.WriteLine(ResultText.Clean($"error: {source.Name}{(cell is null ? "" : $", {cell.Name}")}: {message}"));
            return master.Problems.Count == 0 ? master : null;
        }
        catch (NotebookFileException e)
        {
            Console.Error.WriteLine($"error: {source.Name}: {e.Message}");
            return null;
        }
    }

    private static bool Write(NotebookSource source, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (NotebookFileException e)
        {
            Console.Error.WriteLine($"error: {source.Name}: {e.Message}");
            return false;
        }
    }

    private static void WriteStudent(MasterVersions versions, ExerciseMaster master, string root, List<NotebookSource> made)
    {
        var (path, isNew, kept) = versions.WriteStudent(master);
        Say(isNew ? "made" : "up to date", path, root);
        if (kept is not null)
            Say("kept", kept, root);
        if (isNew)
            made.Add(new(path, NotebookSearch.NameOf(path, root)));
    }

    private async Task<bool> ExecuteAsync(List<NotebookSource> made, NotebookSearch search, ParseResult parsed, CancellationToken cancellation)
    {
        if (made.Count == 0)
            return true;
        var clock = Stopwatch.StartNew();
        var options = _limits.Read(parsed) with { Save = true };
        var console = RunConsole.Create(out var isLive);
        var runner = new NotebookRunner(options, new RunFiles(options, new ExecutedCopies(search.Root, null)), folder => WorkerSession.Start(folder, options));
        var results = await new ReportedRun(console, isLive).RunAsync(runner, made, cancellation);
        new RunSummary(console, plain: !isLive).Write(results, [], clock.Elapsed);
        return results.All(r => r.Outcome == RunOutcome.Ok);
    }

    private static bool KeepsTheRules(IEnumerable<NotebookSource> masters, string root)
    {
        var findings = masters.SelectMany(m => ExerciseRule.Check(new(m, NotebookFile.Load(m.Path), NotebookFile.ReadBytes(m.Path), root))).ToList();
        foreach (var finding in findings)
            Console.WriteLine(ResultText.Clean(finding.Text));
        return findings.Count == 0;
    }

    private static void Say(string what, string path, string root) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-11} {NotebookSearch.NameOf(path, root)}"));
}
