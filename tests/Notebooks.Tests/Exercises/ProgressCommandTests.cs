namespace Notebooks.Tests;

public sealed class ProgressCommandTests : IDisposable
{
    private const string Master = "notebooks/exercises/a/sums.master.ipynb";
    private const string Student = "notebooks/exercises/a/sums.ipynb";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Progress_ShowsWhatPasses_AndWhatIsNext_AndWritesNothing()
    {
        _folder.Write("notebooks/section.ipynb", NotebookText.Good());
        _folder.Write(Master, ExerciseText.Master);
        _folder.Write("notebooks/exercises/a/begun.ipynb", Solved(("double.NaN", "4")));
        _folder.Write("notebooks/exercises/a/done.ipynb", Solved(("double.NaN", "4"), ("throw new NotImplementedException(\\\"Your code here.\\\");", "return x + y;")));
        _folder.Write(Student, Solved());
        var before = Contents();

        var progress = await NotebooksCommand.RunAsync(_folder.Path, "progress");

        Assert.Equal(0, progress.ExitCode);
        var lines = progress.Output.ReplaceLineEndings("\n").Split('\n').Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(["notebooks/exercises/a/begun.ipynb 1/2 begun", "notebooks/exercises/a/done.ipynb 2/2 ✓ done", "notebooks/exercises/a/sums.ipynb 0/2 not begun", "1 of 3 exercises done, 3 of 6 checks passed.", "Next: notebooks/exercises/a/begun.ipynb, cell 5 \"cell-5\":", "Add: not written yet"], lines[1..7]);
        Assert.Equal(before, Contents());
    }

    [Fact]
    public async Task AnAnswerThatEndsItsProcess_CostsItsOwnCheckOnly()
    {
        _folder.Write("x.ipynb", Solved(("double.NaN", "4"), ("throw new NotImplementedException(\\\"Your code here.\\\");", "Span<byte> all = stackalloc byte[1 << 28]; all.Fill(1); return all[2];")));

        var progress = await NotebooksCommand.RunAsync(_folder.Path, "progress", "x.ipynb");

        Assert.Equal(0, progress.ExitCode);
        Assert.Contains("1/2", progress.Output, StringComparison.Ordinal);
        Assert.Contains("StackOverflow: The cell overflowed the stack", progress.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCantBeRun_IsSaid_WithExitCode1_AndWhatIsNoExercise_With2()
    {
        _folder.Write("a/broken.ipynb", "{");
        _folder.Write("b/section.ipynb", NotebookText.Good());

        var broken = await NotebooksCommand.RunAsync(_folder.Path, "progress", "a");
        var none = await NotebooksCommand.RunAsync(_folder.Path, "progress", "b");

        Assert.Equal((1, 2), (broken.ExitCode, none.ExitCode));
        Assert.Contains("error: a/broken.ipynb: not JSON", broken.Output, StringComparison.Ordinal);
        Assert.Contains("no cell has the tag check", none.Error, StringComparison.Ordinal);
    }

    // The learner's version, with what a learner has changed in it.
    private string Solved(params (string Blank, string Answer)[] answers)
    {
        var master = ExerciseMaster.Load(_folder.Write("elsewhere/sums.master.ipynb", ExerciseText.Master));
        var text = System.Text.Encoding.UTF8.GetString(master.ToStudent(_folder.File("elsewhere/sums.ipynb")).ToBytes());
        foreach (var (blank, answer) in answers)
        {
            Assert.Contains(blank, text, StringComparison.Ordinal);
            text = text.Replace(blank, answer, StringComparison.Ordinal);
        }
        return text;
    }

    private List<string> Contents() => [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + File.ReadAllText(f))];
}
