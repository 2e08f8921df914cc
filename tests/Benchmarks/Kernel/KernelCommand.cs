using System.CommandLine;

namespace Benchmarks.Kernel;

/// <summary><c>kernel [--json FILE] [--rounds N]</c>.</summary>
internal static class KernelCommand
{
    public static RootCommand Create()
    {
        var json = new Option<FileInfo>("--json") { Description = "A file for all figures." };
        var rounds = new Option<int>("--rounds") { Description = "Turns that each kernel takes.", DefaultValueFactory = _ => 7 };
        rounds.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !int.TryParse(token.Value, out var count) || count < 1)) result.AddError("--rounds takes a whole number from 1.");
        });
        var command = new RootCommand("Measures the installed kernel beside ipykernel: start, round trips, memory.") { json, rounds };
        command.SetAction((result, cancellation) => KernelComparison.RunAsync(result.GetValue(rounds), result.GetValue(json), cancellation));
        return command;
    }
}
