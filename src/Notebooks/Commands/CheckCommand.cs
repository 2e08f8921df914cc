using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;

namespace Notebooks;

/// <summary>The verb <c>check</c>: whether notebooks still show what their files say, and have the form that they should.</summary>
internal sealed class CheckCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "check";

    /// <summary>What <c>--help</c> shows below the options.</summary>
    public const string Help = """
        What is compared, after every notebook was run from clean:
          text and streams           exactly; consecutive streams of one name count as one, \r\n as \n
          HTML, SVG, JSON            by content: the order of attributes and members, the spelling of entities, comments, and
                                     white space between the parts of tables, lists and drawings say nothing; generated
                                     names (an id or class that ends in six hexadecimal digits) need only agree
          numbers in them            with a decimal point or exponent: within --tolerance, or 1e-12 near zero; whole
                                     numbers exactly; coordinates of a drawing: within 1/5000 of its longer side,
                                     0.5 at most, but not in a gradient, a marker or anything scaled
          pictures in data: URIs     drawings as drawings; PNG, JPEG and others byte by byte
          errors                     name, message and traceback exactly
          cells tagged volatile      by their shape: types, lines, rows and columns, members and lengths
          cells tagged skip-execution are not compared.

        What is checked of each file: form, size, kernelspec, schema (nbformat 4.5), cell-id, empty-cell, not-executed,
        execution-count, error-output, machine-path, time, user-name, host-name, address, picture-data, picture-description,
        heading, link, slide-type (in notebooks that have slide metadata: each cell one that Jupyter knows, the first slide).
        Of an exercise's master: exercise-region (it can be split), exercise-solution (the solution passes), exercise-student
        (NAME.ipynb is what "exercises" makes of it), exercise-blank (each check says there what is missing).

        No notebook is changed. To accept what came: dotnet run --project src/Notebooks -- --save FILE
        Exit code: 0 if all is well, 1 if anything was found, 2 for a wrong command line or nothing to check, 130 after Ctrl+C.
        """;

    private readonly Argument<string[]> _paths = PathsArgument.Create();
    private readonly Option<bool> _noRun = new("--no-run") { Description = "Check the files only, which takes seconds." };
    private readonly Option<double> _tolerance = NumberOption.Create("--tolerance", "T", "How far numbers in HTML, SVG and JSON may lie apart, as a part of the larger.", 0.0, Tolerance.Standard.Relative);
    private readonly Option<string?> _json = new("--json") { Description = "Write what was found to a file, as JSON.", HelpName = "FILE" };
    private readonly RunLimits _limits = new();

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var check = new CheckCommand();
        Command command = new(Verb, "Runs notebooks from clean and compares with their saved outputs; checks their form.");
        command.Arguments.Add(check._paths);
        foreach (var option in (Option[])[check._noRun, check._tolerance, check._json, .. check._limits.All])
            command.Options.Add(option);
        command.SetAction(check.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        if (await _paths.FindAsync(parsed, NotebookKind.ForAuthors) is not { } search)
            return ExitCodes.Usage;

        var console = RunConsole.Create(out var isLive);
        IReadOnlyList<Finding> findings = [.. search.Notebooks.SelectMany(n => Hygiene.Check(n, search.Root)), .. ReadmeRule.Check(search)];
        IReadOnlyList<NotebookResult> results = [];
        if (!parsed.GetValue(_noRun))
        {
            results = await RunNotebooksAsync(parsed, search, findings, console, isLive, cancellation);
            new RunSummary(console, plain: !isLive).Write(results, search.Problems, clock.Elapsed);
            // What the run said already.
            findings = [.. findings.Where(f => f.Rule != "file")];
        }
        var report = new CheckReport(search, results, findings);
        report.Write(console);
        if (parsed.GetValue(_json) is { } file)
            await report.WriteJsonAsync(Path.GetFullPath(file), cancellation);
        return report.IsClean ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private async Task<IReadOnlyList<NotebookResult>> RunNotebooksAsync(
        ParseResult parsed, NotebookSearch search, IReadOnlyList<Finding> findings, IAnsiConsole console, bool isLive, CancellationToken cancellation)
    {
        var options = _limits.Read(parsed);
        var receiver = new RunComparison(new(parsed.GetValue(_tolerance)), findings.Select(f => f.File).ToHashSet());
        var runner = new NotebookRunner(options, receiver, folder => WorkerSession.Start(folder, options));
        return await new ReportedRun(console, isLive).RunAsync(runner, search.Notebooks, cancellation);
    }
}
