using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Notebooks;

/// <summary>The verb <c>run</c>, and what the command does without a verb: executes notebooks.</summary>
internal sealed class RunCommand
{
    /// <summary>What <c>--help</c> shows below the options.</summary>
    public const string Examples = """
        Examples:
          dotnet run --project src/Notebooks
              Execute every notebook under notebooks/; the copies with outputs go to .executed/, a web book of them to .book/.
          dotnet run --project src/Notebooks -- notebooks/computation-graphs --timeout 30
              Execute the notebooks of one folder; no cell may take longer than 30 seconds.
          dotnet run --project src/Notebooks -- --save
              Write the outputs into the notebooks themselves.

        What a notebook can say:
          tag raises-exception       the cell may fail, and the notebook goes on
          tag skip-execution         the cell is not run and keeps its outputs
          tag volatile               --save keeps the cell's saved outputs (--volatile renews them);
                                     check compares their shape only
          "execution": {"timeout": "SECONDS"} in a cell's or the notebook's metadata replaces --timeout

        Exit code: 0 if every notebook ran, 1 if any failed, 2 for a wrong command line or nothing to run, 130 after Ctrl+C.
        """;

    private readonly Argument<string[]> _paths = PathsArgument.Create();

    private readonly Option<bool> _save = new("--save") { Description = "Write the outputs into the notebooks. One with a failed cell is left as it is." };
    private readonly Option<bool> _volatile = new("--volatile") { Description = "With --save: renew the outputs of cells tagged volatile too." };
    private readonly RunLimits _limits = new();
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop everything at the first failure." };
    private readonly Option<string?> _output = new("--output") { Description = "Where executed copies go. Default: .executed/ at the repository's root.", HelpName = "DIR" };
    private readonly Option<string?> _culture = new("--culture") { Description = "The culture that cells run in, such as de-DE. Default: the invariant culture.", HelpName = "NAME" };

    private RunCommand(Command command)
    {
        command.Arguments.Add(_paths);
        foreach (var option in (Option[])[_save, _volatile, .. _limits.All, _failFast, _output, _culture])
            command.Options.Add(option);
        AddValidators();
        command.SetAction(RunAsync);
    }

    /// <summary>Gives a command the options and the action of a run.</summary>
    public static void Configure(Command command) => _ = new RunCommand(command);

    private void AddValidators()
    {
        _culture.Validators.Add(result =>
        {
            if (!IsCulture(result.GetValueOrDefault<string>() ?? ""))
                result.AddError($"--culture: there is no culture \"{result.GetValueOrDefault<string>()}\".");
        });
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        if (await _paths.FindAsync(parsed) is not { } search)
            return ExitCodes.Usage;

        var options = Options(parsed);
        // Fetched, where they have to be, while the notebooks run.
        var packages = IsOfEverything(parsed) ? NodePackages.FindAsync(NodePackages.DefaultCache, cancellation) : null;
        var copies = new ExecutedCopies(search.Root, options.Output);
        var console = RunConsole.Create(out var isLive);
        var runner = new NotebookRunner(options, new RunFiles(options, copies), folder => WorkerSession.Start(folder, options));
        var results = await new ReportedRun(console, isLive).RunAsync(runner, search.Notebooks, cancellation);

        new RunSummary(console, plain: !isLive).Write(results, search.Problems, clock.Elapsed);
        if (results.Any(r => r.Copy is not null))
            console.WriteLine($"Executed copies: {copies.Folder}");
        var allRan = results.All(r => r.Outcome == RunOutcome.Ok) && search.Problems.Count == 0;
        if (packages is not null && !allRan)
            console.WriteLine("The web book was not written, because not every notebook ran.");
        if (packages is not null && allRan)
            await WriteBookAsync(new(search.Root, packages), BookSource.Of(results), ExportCommand.DefaultFolder(search), cancellation);
        return allRan ? ExitCodes.Ok : ExitCodes.Failed;
    }

    // A few notebooks copied from here have links that lead nowhere: they ran all the same, which is what was asked for.
    private static async Task WriteBookAsync(BookExport export, IReadOnlyList<BookSource> sources, string folder, CancellationToken cancellation)
    {
        try
        {
            await ExportCommand.WriteAsync(export, sources, folder, cancellation);
        }
        catch (ExportException e)
        {
            var more = e.Problems.Count == 1 ? "" : $" That is one problem of {e.Problems.Count}; \"export\" lists them all.";
            Console.WriteLine($"The web book was not written: {e.Problems[0]}.{more}");
        }
    }

    // A book of some notebooks would take the place of the book of all.
    private bool IsOfEverything(ParseResult parsed) => parsed.GetValue(_paths) is not { Length: > 0 };

    private RunOptions Options(ParseResult parsed) => _limits.Read(parsed) with
    {
        FailFast = parsed.GetValue(_failFast),
        Save = parsed.GetValue(_save),
        Volatile = parsed.GetValue(_volatile),
        Output = parsed.GetValue(_output) is { } folder ? Path.GetFullPath(folder) : null,
        Culture = CultureInfo.GetCultureInfo(parsed.GetValue(_culture) ?? ""),
    };

    private static bool IsCulture(string name)
    {
        try
        {
            return name.Length == 0 || CultureInfo.GetCultureInfo(name, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
