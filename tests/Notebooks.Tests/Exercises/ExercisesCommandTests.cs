namespace Notebooks.Tests;

public sealed class ExercisesCommandTests : IDisposable
{
    private const string Master = "notebooks/exercises/a/sums.master.ipynb";
    private const string Student = "notebooks/exercises/a/sums.ipynb";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheCycle_MasterRun_VersionsMade_CheckFindsNothing()
    {
        _folder.Write(Master, ExerciseText.Master);
        Assert.Equal(0, (await NotebooksCommand.RunAsync(_folder.Path, "--save", Master)).ExitCode);

        var made = await NotebooksCommand.RunAsync(_folder.Path, "exercises");

        Assert.Equal(0, made.ExitCode);
        Assert.Contains("made        notebooks/exercises/a/sums.ipynb", made.Output, StringComparison.Ordinal);
        Assert.Equal("✗ Add: not written yet", NotebookText.OutputOf(_folder.File(Student), 5));
        var student = File.ReadAllText(_folder.File(Student));

        var again = await NotebooksCommand.RunAsync(_folder.Path, "exercises");
        Assert.Contains("up to date  notebooks/exercises/a/sums.ipynb", again.Output, StringComparison.Ordinal);
        Assert.Equal(student, File.ReadAllText(_folder.File(Student)));

        var check = await NotebooksCommand.RunAsync(_folder.Path, "check");
        Assert.Contains("2 notebooks: 2 ok", check.Output, StringComparison.Ordinal);
        Assert.Contains("check: 2 notebooks, no cell differs, nothing to correct", check.Output, StringComparison.Ordinal);

        var run = await NotebooksCommand.RunAsync(_folder.Path);
        Assert.Contains("1 notebook: 1 ok", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("master", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FindsAWrongSolution_AStaleVersion_AndACheckThatSaysNothing()
    {
        _folder.Write(Master, ExerciseText.Master.Replace("return x + y;", "return x - y;", StringComparison.Ordinal).Replace("not written yet", "", StringComparison.Ordinal));
        await NotebooksCommand.RunAsync(_folder.Path, "--save", Master);

        var made = await NotebooksCommand.RunAsync(_folder.Path, "exercises");
        _folder.Write(Student, File.ReadAllText(_folder.File(Student)).Replace("your prediction", "my prediction", StringComparison.Ordinal));
        var check = await NotebooksCommand.RunAsync(_folder.Path, "check", "--no-run");

        Assert.Equal(1, made.ExitCode);
        Assert.Contains($"exercise-solution: {Master}, cell 5 \"cell-5\": the solution does not pass: Add: gives -1 instead of 3", made.Output, StringComparison.Ordinal);
        Assert.Contains($"exercise-blank: {Student}, cell 5 \"cell-5\": the check of the blank says nothing", made.Output, StringComparison.Ordinal);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains($"exercise-student: {Student}, cell 6 \"cell-6\": the cell is not what sums.master.ipynb gives; run notebooks exercises {Master}", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALearnersWork_IsKept_WhenTheMasterChanges()
    {
        _folder.Write(Master, ExerciseText.Master);
        await NotebooksCommand.RunAsync(_folder.Path, "exercises");
        var work = File.ReadAllText(_folder.File(Student)).Replace("double.NaN", "4", StringComparison.Ordinal);
        _folder.Write(Student, work);
        _folder.Write(Master, ExerciseText.Master.Replace("## Add", "## Add them", StringComparison.Ordinal));

        var made = await NotebooksCommand.RunAsync(_folder.Path, "exercises");

        Assert.Contains("kept        notebooks/exercises/a/sums.mine.ipynb", made.Output, StringComparison.Ordinal);
        Assert.Equal(work, File.ReadAllText(_folder.File("notebooks/exercises/a/sums.mine.ipynb")));
        Assert.Contains("## Add them", File.ReadAllText(_folder.File(Student)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMalformedMaster_IsRefused_WithFileCellAndLine_AndTheOthersAreMade()
    {
        _folder.Write(Master, ExerciseText.Master);
        _folder.Write("notebooks/exercises/a/bad.master.ipynb", ExerciseText.Master.Replace("        // END SOLUTION", "        // END OF SOLUTION", StringComparison.Ordinal));

        var made = await NotebooksCommand.RunAsync(_folder.Path, "exercises", "--output", "out");

        Assert.Equal(1, made.ExitCode);
        Assert.Contains("error: notebooks/exercises/a/bad.master.ipynb, cell 4 \"cell-4\": line 5: \"// BEGIN SOLUTION\" without \"// END SOLUTION\"", made.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("out/sums.ipynb")));
        Assert.False(File.Exists(_folder.File("out/bad.ipynb")));
    }

    [Fact]
    public async Task Output_TakesVersionsToHandOut_AndSolutions_WhichNoSearchFinds()
    {
        _folder.Write(Master, ExerciseText.Master);
        _folder.Write("notebooks/exercises/b/more.master.ipynb", ExerciseText.Master);

        var students = await NotebooksCommand.RunAsync(_folder.Path, "exercises", "--output", "out");
        var solutions = await NotebooksCommand.RunAsync(_folder.Path, "exercises", "--output", "out", "--solutions");

        Assert.Equal((0, 0), (students.ExitCode, solutions.ExitCode));
        Assert.Equal(["a/.fresh/sums.ipynb", "a/sums.ipynb", "a/sums.solution.ipynb", "b/.fresh/more.ipynb", "b/more.ipynb", "b/more.solution.ipynb"],
            Directory.GetFiles(_folder.File("out"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.File("out"), f).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal(["out/a/sums.ipynb", "out/b/more.ipynb"], NotebookSearch.Find(["out"], _folder.Path).Notebooks.Select(n => n.Name));
        Assert.False(File.Exists(_folder.File(Student)));
    }

    [Fact]
    public async Task WhatIsNoMaster_IsExplained()
    {
        _folder.Write(Master, ExerciseText.Master);
        _folder.Write(Student, ExerciseText.Master);

        var student = await NotebooksCommand.RunAsync(_folder.Path, "exercises", Student);
        var none = await NotebooksCommand.RunAsync(_folder.Path, "exercises", ".executed");

        Assert.Equal((1, 2), (student.ExitCode, none.ExitCode));
        Assert.Contains($"error: {Student}: is not a master: its name does not end with .master.ipynb; its master is {Master}", student.Error, StringComparison.Ordinal);
    }
}
