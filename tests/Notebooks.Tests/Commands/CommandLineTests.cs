namespace Notebooks.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("run --help")]
    public async Task Help_ShowsOptionsAndExamples(string arguments)
    {
        var command = await NotebooksCommand.RunAsync(_folder.Path, arguments.Split(' '));

        Assert.Equal(0, command.ExitCode);
        Assert.All(["--save", "--timeout", "--fail-fast", "--parallel", "--memory", "Examples:", "dotnet run --project src/Notebooks -- --save", "Exit code:"],
            text => Assert.Contains(text, command.Output, StringComparison.Ordinal));
        Assert.DoesNotContain(Worker.Verb, command.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-such-option", "There is no option --no-such-option.")]
    [InlineData("--timeout x", "--timeout takes a number from 0, not \"x\".")]
    [InlineData("--timeout -1", "--timeout takes a number from 0, not \"-1\".")]
    [InlineData("--parallel 0", "--parallel takes a number from 1, not \"0\".")]
    [InlineData("--culture xx-nonsense-yy", "there is no culture \"xx-nonsense-yy\"")]
    [InlineData("missing.ipynb", "missing.ipynb: no such file or folder")]
    [InlineData("run", "no folder \"notebooks\"")]
    public async Task AWrongCommandLine_IsExplained_InOneLine(string arguments, string message)
    {
        var command = await NotebooksCommand.RunAsync(_folder.Path, arguments.Split(' '));

        Assert.Equal(2, command.ExitCode);
        Assert.Contains(message, command.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailFast_StopsTheRest_AndAMissingPathFailsTheRun()
    {
        for (var i = 1; i <= 3; i++)
            _folder.Write($"{i}.ipynb", i == 1 ? "{" : NotebookText.Of(NotebookText.Code("1")));

        var stopped = await NotebooksCommand.RunAsync(_folder.Path, "--fail-fast", "--parallel", "1", ".");
        var missing = await NotebooksCommand.RunAsync(_folder.Path, "2.ipynb", "nope.ipynb");

        Assert.Equal(1, stopped.ExitCode);
        Assert.Contains("3 notebooks: 1 bad file, 2 stopped", stopped.Output, StringComparison.Ordinal);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("error nope.ipynb: no such file or folder", missing.Output, StringComparison.Ordinal);
        Assert.Contains("1 notebook: 1 ok", missing.Output, StringComparison.Ordinal);
    }
}
