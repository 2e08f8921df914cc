using System.Text;

namespace Notebooks.Tests;

public sealed class ResetCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _fresh;

    public ResetCommandTests()
    {
        var master = _folder.Write("a/sums.master.ipynb", ExerciseText.Master);
        _fresh = Encoding.UTF8.GetString(ExerciseMaster.Load(master).ToStudent(_folder.File("a/sums.ipynb")).ToBytes());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reset_GivesAFreshCopy_AndKeepsEveryEarlierOne()
    {
        foreach (var (work, kept) in new[] { ("first", "sums.mine.ipynb"), ("second", "sums.mine-2.ipynb"), ("third", "sums.mine-3.ipynb") })
        {
            _folder.Write("a/sums.ipynb", Worked(work));

            var reset = await NotebooksCommand.RunAsync(_folder.Path, "reset", "a/sums.ipynb");

            Assert.Equal((0, _fresh, Worked(work)), (reset.ExitCode, Read("a/sums.ipynb"), Read($"a/{kept}")));
            Assert.Contains("a/sums.ipynb is as it was handed out.", reset.Output, StringComparison.Ordinal);
            Assert.Contains(Path.Combine("a", kept), reset.Output, StringComparison.Ordinal);
        }
        Assert.Equal([Worked("first"), Worked("second")], new[] { "a/sums.mine.ipynb", "a/sums.mine-2.ipynb" }.Select(Read));
    }

    [Fact]
    public async Task AnUntouchedExercise_IsNotKept_AndAMissingOneIsMade()
    {
        Assert.Contains("nothing had been written in it", (await NotebooksCommand.RunAsync(_folder.Path, "reset", "a/sums.ipynb")).Output, StringComparison.Ordinal);
        Assert.Equal(_fresh, Read("a/sums.ipynb"));
        await NotebooksCommand.RunAsync(_folder.Path, "--save", "a/sums.ipynb");
        Assert.Equal(0, (await NotebooksCommand.RunAsync(_folder.Path, "reset", "a/sums.ipynb")).ExitCode);
        Assert.Equal(["sums.ipynb", "sums.master.ipynb"], Directory.GetFiles(_folder.File("a"), "*.ipynb").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ADamagedNotebook_IsKeptToo()
    {
        _folder.Write("a/sums.ipynb", "{ half of my wor");

        Assert.Equal(0, (await NotebooksCommand.RunAsync(_folder.Path, "reset", "a/sums.ipynb")).ExitCode);
        Assert.Equal(("{ half of my wor", _fresh), (Read("a/sums.mine.ipynb"), Read("a/sums.ipynb")));
    }

    [Fact]
    public async Task WhatWasHandedOut_IsResetFromItsFreshCopy()
    {
        await NotebooksCommand.RunAsync(_folder.Path, "exercises", "a", "--output", "out");
        var handedOut = Read("out/sums.ipynb");
        _folder.Write("out/sums.ipynb", Worked("mine"));

        Assert.Equal(0, (await NotebooksCommand.RunAsync(_folder.Path, "reset", "out/sums.ipynb")).ExitCode);
        Assert.Equal((handedOut, Worked("mine")), (Read("out/sums.ipynb"), Read("out/sums.mine.ipynb")));
    }

    [Theory]
    [InlineData("b/section.ipynb", "is not an exercise: it has no cell with the tag check")]
    [InlineData("b/alone.ipynb", "there is nothing to reset it from: neither alone.master.ipynb beside it nor a copy in .fresh/")]
    [InlineData("a/sums.master.ipynb", "is a master")]
    [InlineData("b/sums.mine.ipynb", "is a kept version or a solution")]
    [InlineData("b/nothing.ipynb", "no such file")]
    [InlineData("b", "is a folder")]
    public async Task WhatCantBeReset_IsExplained_AndIsAsItWas(string path, string message)
    {
        _folder.Write("b/section.ipynb", NotebookText.Good());
        _folder.Write("b/alone.ipynb", Worked("x"));
        _folder.Write("b/sums.mine.ipynb", Worked("x"));
        var before = Contents();

        var reset = await NotebooksCommand.RunAsync(_folder.Path, "reset", path);

        Assert.Equal(1, reset.ExitCode);
        Assert.Contains(message, reset.Error, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    private string Worked(string work) => _fresh.Replace("// your prediction", $"// {work}", StringComparison.Ordinal);

    private string Read(string path) => File.ReadAllText(_folder.File(path));

    private List<string> Contents() => [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + File.ReadAllText(f))];
}
