using System.Diagnostics;

namespace Notebooks.Tests;

/// <summary>The verb as a user calls it, and the program as the SDK runs it.</summary>
public sealed class ConvertCommandTests : IDisposable
{
    private const string RunAll = "NOTEBOOKS_CONVERT_ALL";
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task ExistingFile_IsReplacedOnlyWithForce()
    {
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("1 + 1")));
        _folder.Write("a.cs", "mine");
        var refused = await NotebooksCommand.RunAsync(_folder.Path, "convert", "a.ipynb", "a.cs");
        Assert.Equal((2, "mine"), (refused.ExitCode, await File.ReadAllTextAsync(_folder.File("a.cs"), TestContext.Current.CancellationToken)));
        Assert.Contains("exists; --force replaces it", refused.Error, StringComparison.Ordinal);

        var done = await NotebooksCommand.RunAsync(_folder.Path, "convert", "a.ipynb", "a.cs", "--force");
        Assert.Equal(0, done.ExitCode);
        Assert.Contains("dotnet run a.cs", done.Output, StringComparison.Ordinal);
        Assert.Contains("Kernel.display(1 + 1);", await File.ReadAllTextAsync(_folder.File("a.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.ipynb", "b.cs", 1, "nothing.ipynb: no such file")]
    [InlineData("broken.ipynb", "b.cs", 1, "not JSON")]
    [InlineData("bad.ipynb", "b.cs", 1, "cell 1 does not compile: CS0103")]
    [InlineData("bad.ipynb", "b.txt", 2, "ends in .cs")]
    public async Task WhatCannotBeConverted_LeavesNoFile(string notebook, string program, int exitCode, string reason)
    {
        _folder.Write("broken.ipynb", "{");
        _folder.Write("bad.ipynb", NotebookText.Of(NotebookText.Code("undefined")));
        var refused = await NotebooksCommand.RunAsync(_folder.Path, "convert", notebook, program);
        Assert.Equal(exitCode, refused.ExitCode);
        Assert.Contains(reason, refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File(program)));
    }

    /// <summary>
    /// Two of this repository's notebooks by way of <c>dotnet run</c>; all of them where the variable NOTEBOOKS_CONVERT_ALL is set
    /// (about ten seconds each).
    /// </summary>
    [Theory]
    [MemberData(nameof(Committed))]
    public async Task CommittedNotebook_AsAProgram_PrintsItsCommittedText(string path)
    {
        var notebook = CommittedNotebooks.Load(path);
        var always = path.StartsWith("vol1-ch05-backpropagation/5.4", StringComparison.Ordinal) || path.StartsWith("vol2-ch01-neural-networks/1.4.4", StringComparison.Ordinal);
        Assert.SkipUnless(always || Environment.GetEnvironmentVariable(RunAll) is not null, $"set {RunAll} to run every notebook as a program");

        var program = _folder.File("program.cs");
        await File.WriteAllTextAsync(program, NotebookConverter.Convert(notebook, _folder.Path), TestContext.Current.CancellationToken);
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["run", program]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await error);

        var printed = (await output).ReplaceLineEndings("\n");
        if (!notebook.CodeCells.Any(cell => cell.HasTag("volatile")))
            Assert.Equal(string.Concat(notebook.CodeCells.Select(CommittedText)).Split('\n'), printed.Split('\n'));
        // Figures of the machine's own stand between the others.
        var position = 0;
        foreach (var text in notebook.CodeCells.Where(cell => !cell.HasTag("volatile")).Select(CommittedText))
        {
            var at = printed.IndexOf(text, position, StringComparison.Ordinal);
            Assert.True(at >= 0, $"not printed: {text}");
            position = at + text.Length;
        }
    }

    // A master prints what its solution prints: no learner converts it.
    public static TheoryData<string> Committed => [.. CommittedNotebooks.Names.Where(name => !name.Contains(".master.", StringComparison.Ordinal))];

    private static string CommittedText(NotebookCell cell) => string.Concat(cell.Outputs!.Select(output => output!["output_type"].AsText() switch
    {
        "stream" => MultilineText.Join(output["text"]),
        "error" => $"{output["ename"].AsText()}: {output["evalue"].AsText()}\n",
        _ => MultilineText.Join(output.At("data", "text/plain")) + "\n",
    }));

    public void Dispose() => _folder.Dispose();
}
