using System.CommandLine;

namespace Benchmarks.Compare;

/// <summary><c>compare [--threads N] [--only CASE] [--json FILE] [--markdown FILE]</c>.</summary>
internal static class CompareCommand
{
    public static RootCommand Create()
    {
        var threads = new Option<int[]>("--threads") { Description = "Threads to compare with; one and two if left out.", AllowMultipleArgumentsPerToken = true };
        var only = new Option<string[]>("--only") { Description = $"The cases to compare: {string.Join(", ", BenchmarkCase.All.Select(benchmark => benchmark.Name))}; or a product by its shape, such as 100x784x50, -TN or -NT behind it for a transposed factor.", AllowMultipleArgumentsPerToken = true };
        var json = new Option<FileInfo>("--json") { Description = "A file for the figures: one object a case, milliseconds." };
        var markdown = new Option<FileInfo>("--markdown") { Description = "A file for the tables, with versions and processor." };
        var rounds = new Option<int>("--rounds") { Description = "Turns that each of the three takes.", DefaultValueFactory = _ => 51 };
        var install = new Option<bool>("--install") { Description = "Install what is missing with apt-get (Debian, Ubuntu)." };
        threads.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !int.TryParse(token.Value, out var count) || count < 1)) result.AddError("--threads takes whole numbers from 1.");
        });
        only.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Find(token.Value) is null)) result.AddError($"There is no case {token.Value}.");
        });
        rounds.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !int.TryParse(token.Value, out var count) || count < 1)) result.AddError("--rounds takes a whole number from 1.");
        });

        var command = new RootCommand("Compares this library with NumPy and PyTorch, the three in turn.") { threads, only, json, markdown, rounds, install };
        command.SetAction(async (result, cancellation) =>
        {
            var comparison = new Comparison(
                result.GetValue(only) is { Length: > 0 } names ? [.. names.Select(name => Find(name)!)] : BenchmarkCase.All,
                result.GetValue(threads) is { Length: > 0 } counts ? counts : [1, 2],
                result.GetValue(rounds));
            return await comparison.RunAsync(result.GetValue(install), result.GetValue(json), new Report(result.GetValue(markdown)), cancellation);
        });
        return command;
    }

    private static BenchmarkCase? Find(string name) => BenchmarkCase.All.FirstOrDefault(benchmark => benchmark.Name == name) ?? Product.Find(name);
}
