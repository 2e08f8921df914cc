using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Notebooks;

/// <summary>The command line: one verb a file in this folder, and a run where no verb is given.</summary>
internal static class CommandLine
{
    /// <summary>Parses the arguments and does what they say.</summary>
    /// <returns>The process's exit code; see <see cref="ExitCodes"/>.</returns>
    public static async Task<int> InvokeAsync(string[] args)
    {
        // A path may begin with @ or look like a directive.
        var parsed = Create().Parse(args, new() { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"error: {error.Message}");
            await Console.Error.WriteLineAsync("Try --help.");
            return ExitCodes.Usage;
        }
        using var stop = new StopSignals();
        try
        {
            return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.ExitCode is not null)
        {
            await Console.Error.WriteLineAsync("Stopped. Notebooks that were not finished are unchanged, and no process is left.");
            return stop.ExitCode.Value;
        }
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("Executes C# notebooks, each in a process of its own, several at the same time.");
        RunCommand.Configure(root);
        var run = new Command("run", "Executes notebooks. The same as no verb at all.");
        RunCommand.Configure(run);
        root.Subcommands.Add(run);
        root.Subcommands.Add(ConvertCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(ExercisesCommand.Create());
        root.Subcommands.Add(ResetCommand.Create());
        root.Subcommands.Add(ProgressCommand.Create());
        root.Subcommands.Add(GradeCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(InstallCommand.Create());
        root.Subcommands.Add(UninstallCommand.Create());
        root.Subcommands.Add(KernelCommand.Create());

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
        return root;
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            help.Invoke(parseResult);
            var examples = parseResult.CommandResult.Command.Name switch
            {
                _ when parseResult.CommandResult.Command is RootCommand => RunCommand.Examples,
                "run" => RunCommand.Examples,
                CheckCommand.Verb => CheckCommand.Help,
                ExercisesCommand.Verb => ExercisesCommand.Help,
                ResetCommand.Verb => ResetCommand.Help,
                ProgressCommand.Verb => ProgressCommand.Help,
                GradeCommand.Verb => GradeCommand.Help,
                _ => null,
            };
            if (examples is not null)
                parseResult.InvocationConfiguration.Output.WriteLine(examples);
            return ExitCodes.Ok;
        }
    }
}
