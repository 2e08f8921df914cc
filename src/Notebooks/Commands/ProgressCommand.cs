using System.CommandLine;

namespace Notebooks;

/// <summary>The verb <c>progress</c>: which exercises pass, and what comes next.</summary>
internal sealed class ProgressCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "progress";

    /// <summary>What <c>--help</c> shows below the options.</summary>
    public const string Help = """
        An exercise is a notebook with cells tagged check. It is run as it is; a cell that fails keeps no other from running,
        and an exercise that nothing has been written in is not run. No file is changed.
        Exit code: 0, 1 if an exercise could not be run, 2 for a wrong command line or no exercise, 130 after Ctrl+C.
        """;

    /// <summary>How much longer than one cell an exercise may take.</summary>
    private const int Cells = 10;

    private readonly Argument<string[]> _paths = PathsArgument.Create();
    private readonly RunLimits _limits = new();

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var progress = new ProgressCommand();
        Command command = new(Verb, "Shows which exercises pass their checks, and what comes next.");
        command.Arguments.Add(progress._paths);
        foreach (var option in progress._limits.All)
            command.Options.Add(option);
        command.SetAction(progress.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (await _paths.FindAsync(parsed) is not { } search)
            return ExitCodes.Usage;
        await ErrorLines.WriteAsync(search.Problems);

        var (exercises, unreadable) = Load(search.Notebooks);
        if (exercises.Count + unreadable.Count == 0)
        {
            await Console.Error.WriteLineAsync("error: none of these notebooks is an exercise: no cell has the tag check");
            return ExitCodes.Usage;
        }
        var options = _limits.Read(parsed);
        var console = RunConsole.Create(out var isLive);
        var ran = await SideBySide.RunAsync(exercises, options.Parallel, (exercise, _) => RunAsync(exercise, options, cancellation), isLive ? console : null, cancellation);
        IReadOnlyList<ExerciseProgress> all = [.. ran.Concat(unreadable).OrderBy(e => e.Exercise.Path, StringComparer.Ordinal)];
        new ProgressReport(console, plain: !isLive).Write(all);
        return all.All(e => e.Problem is null) && search.Problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static (List<LearnersNotebook> Exercises, List<ExerciseProgress> Unreadable) Load(IReadOnlyList<NotebookSource> sources)
    {
        var exercises = new List<LearnersNotebook>();
        var unreadable = new List<ExerciseProgress>();
        foreach (var source in sources)
        {
            try
            {
                var notebook = NotebookFile.Load(source.Path);
                if (LearnersNotebook.IsExercise(notebook))
                    exercises.Add(new(source, notebook));
            }
            catch (NotebookFileException e)
            {
                unreadable.Add(new(source, 0, [], e.Message));
            }
        }
        return (exercises, unreadable);
    }

    private static async Task<ExerciseProgress> RunAsync(LearnersNotebook exercise, RunOptions options, CancellationToken cancellation)
    {
        if (exercise.IsUntouched)
            return new(exercise.Source, exercise.Checks, []);
        var cellLimit = TimeSpan.FromSeconds(options.TimeoutSeconds > 0 ? Math.Min(options.TimeoutSeconds, 1e6) : 1e6);
        try
        {
            var run = new ExerciseRun(exercise.Cells, () => WorkerSession.Start(exercise.Notebook.Folder, options, wantsText: true), cellLimit, cellLimit * Cells);
            return new(exercise.Source, exercise.Checks, await run.RunAsync(cancellation));
        }
        catch (NotebookFileException e)
        {
            return new(exercise.Source, exercise.Checks, [], e.Message);
        }
    }
}
