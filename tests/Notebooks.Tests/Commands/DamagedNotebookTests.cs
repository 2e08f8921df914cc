namespace Notebooks.Tests;

/// <summary>What every verb says of a damaged notebook: which file, where and what to do; and that it leaves the file as it is.</summary>
public sealed class DamagedNotebookTests : IDisposable
{
    private static readonly (string Name, byte[] Content, string Message)[] Unreadable = [.. DamagedFiles.Unreadable(NotebookText.Good())];
    private static readonly (string Name, byte[] Content, string Finding)[] Runnable = [.. DamagedFiles.Runnable(NotebookText.Good())];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData("run --save")]
    [InlineData("check")]
    [InlineData("check --no-run")]
    [InlineData("progress")]
    [InlineData("export --output site")]
    [InlineData("export --slides --output site")]
    public async Task UnreadableFiles_AreAllNamed(string verb)
    {
        foreach (var file in Unreadable)
            Write($"notebooks/{file.Name}.ipynb", file.Content);

        var said = await RunAsync(1, verb.Split(' '));

        foreach (var file in Unreadable)
            AssertSaid(said, $"notebooks/{file.Name}.ipynb: ", file.Message);
        AssertUnchanged("notebooks/{0}.ipynb");
        Assert.False(Directory.Exists(_folder.File("site")));
    }

    [Fact]
    public async Task UnreadableFiles_AreNotConverted()
    {
        foreach (var file in Unreadable)
        {
            Write($"{file.Name}.ipynb", file.Content);

            AssertSaid(await RunAsync(1, "convert", $"{file.Name}.ipynb"), $"{file.Name}.ipynb: ", file.Message);
            Assert.False(File.Exists(_folder.File($"{file.Name}.cs")));
        }
        AssertUnchanged("{0}.ipynb");
    }

    [Fact]
    public async Task UnreadableMasters_AreNamed_AndNothingIsMadeOfThem()
    {
        foreach (var (name, content, _) in DamagedFiles.Unreadable(ExerciseText.Master))
            Write($"notebooks/{name}.master.ipynb", content);

        var said = await RunAsync(1, "exercises", "--output", "handed-out");
        var refusal = await RunAsync(1, "grade", Directory.CreateDirectory(_folder.File("class/Ada")).Parent!.FullName);

        foreach (var file in DamagedFiles.Unreadable(ExerciseText.Master))
            AssertSaid(said, $"notebooks/{file.Name}.master.ipynb: ", file.Message);
        Assert.Contains("error: notebooks/array.master.ipynb: not a notebook", refusal, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_folder.Path, "*.ipynb", SearchOption.AllDirectories), f => Assert.EndsWith(".master.ipynb", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnreadableSubmissions_FailTheirChecks_AndAreNamed()
    {
        _folder.Write("notebooks/sums.master.ipynb", ExerciseText.Master);
        foreach (var file in Unreadable)
            Write($"class/{file.Name}/sums.ipynb", file.Content);

        var said = await RunAsync(0, "grade", "class");

        var csv = File.ReadAllText(_folder.File("grades.csv"));
        foreach (var file in Unreadable)
        {
            AssertSaid(said, $"not read: {_folder.File($"class/{file.Name}/sums.ipynb")}: ", file.Name == "blank" ? "has more than 16 MB" : file.Message.Split(';')[0]);
            Assert.Contains($"{file.Name},", csv, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(",true,", csv, StringComparison.OrdinalIgnoreCase);
        AssertUnchanged("class/{0}/sums.ipynb");
    }

    [Fact]
    public async Task AnUnreadableExercise_IsKept_AndComesAnew()
    {
        foreach (var file in Unreadable)
        {
            _folder.Write($"{file.Name}.master.ipynb", ExerciseText.Master);
            Write($"{file.Name}.ipynb", file.Content);

            await RunAsync(0, "reset", $"{file.Name}.ipynb");

            Assert.Equal(7, NotebookFile.Load(_folder.File($"{file.Name}.ipynb")).Cells.Count);
            Assert.Equal(file.Content.Length > 0, File.Exists(_folder.File($"{file.Name}.mine.ipynb")));
        }
        AssertUnchanged("{0}.mine.ipynb");
    }

    [Fact]
    public async Task AnUnreadableMaster_IsNamed_NotTheExerciseMadeOfIt()
    {
        _folder.Write("sums.master.ipynb", "{");
        _folder.Write("sums.ipynb", NotebookText.Good());
        _folder.Write("other.ipynb", NotebookText.Good());
        _folder.Write(".fresh/other.ipynb", "[1]");

        Assert.Contains("error: sums.ipynb: its master, sums.master.ipynb: not JSON: line 1", await RunAsync(1, "reset", "sums.ipynb"), StringComparison.Ordinal);
        Assert.Contains("error: other.ipynb: its fresh copy, .fresh/other.ipynb: not a notebook", await RunAsync(1, "reset", "other.ipynb"), StringComparison.Ordinal);
        Assert.Equal(NotebookText.Good(), File.ReadAllText(_folder.File("sums.ipynb")));
    }

    [Fact]
    public async Task WhatIsWrongInFilesThatRun_TheCheckTells_AndSavingMends()
    {
        foreach (var file in Runnable)
            Write($"notebooks/{file.Name}.ipynb", file.Content);

        var said = await RunAsync(1, "check", "--no-run");
        await RunAsync(0, "run", "--save");
        var after = await RunAsync(1, "check", "--no-run");

        foreach (var file in Runnable)
            AssertSaid(said, $"notebooks/{file.Name}.ipynb", file.Finding);
        Assert.Equal(["blank-end", "cell-metadata-null", "ids-twice"], Runnable.Select(f => f.Name).Where(n => after.Contains($"/{n}.ipynb", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OutputsThatNothingCanShow_AreNotExported()
    {
        foreach (var file in Runnable)
            Write($"notebooks/{file.Name}.ipynb", file.Content);

        var said = await RunAsync(1, "export", "--output", "site");

        Assert.Contains("error: notebooks/output-unknown.ipynb, cell 2 \"sum\": output 2 is of the unknown type \"marvel\"; run notebooks --save notebooks/output-unknown.ipynb", said, StringComparison.Ordinal);
        Assert.Contains("error: notebooks/picture.ipynb, cell 2 \"sum\": output 2 has no picture as image/png: it is not base64; run ", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("site")));
    }

    [Fact]
    public async Task WhatIsNoFile_IsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        Directory.CreateDirectory(_folder.File("folder.ipynb"));
        File.CreateSymbolicLink(_folder.File("link.ipynb"), "nowhere.ipynb");
        _folder.Write("folder.master.ipynb", ExerciseText.Master);

        foreach (var verb in (string[])["run", "check", "progress", "export"])
        {
            Assert.Contains("folder.ipynb: no notebooks (*.ipynb) in this folder", await RunAsync(2, verb, "folder.ipynb"), StringComparison.Ordinal);
            Assert.Contains("link.ipynb: is a link to nowhere.ipynb, which is not there; correct or remove the link", await RunAsync(1, verb, "link.ipynb"), StringComparison.Ordinal);
        }
        Assert.Contains("folder.ipynb: is a folder, not a file; name a notebook in it", await RunAsync(1, "convert", "folder.ipynb"), StringComparison.Ordinal);
        Assert.Contains("folder.ipynb: is a folder; name one exercise in it", await RunAsync(1, "reset", "folder.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatMayNotBeRead_IsNamed()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Skip("On Windows, and to root, permissions forbid nothing.");
            return;
        }
        File.SetUnixFileMode(_folder.Write("a.ipynb", NotebookText.Good()), UnixFileMode.None);

        foreach (var verb in (string[])["run", "check", "progress", "export", "convert"])
            Assert.Contains("a.ipynb: can't be read: permission denied; give yourself the permission to read it", await RunAsync(1, verb, "a.ipynb"), StringComparison.Ordinal);
    }

    private void Write(string relative, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(relative))!);
        File.WriteAllBytes(_folder.File(relative), content);
    }

    // Everything that the command said, of which none is an exception's stack.
    private async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        var command = await NotebooksCommand.RunAsync(_folder.Path, arguments);
        var said = command.Output + command.Error;
        Assert.True(exitCode == command.ExitCode, $"exit code {command.ExitCode} of {string.Join(' ', arguments)}: {said}");
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
        return said;
    }

    private static void AssertSaid(string said, string start, string message) => Assert.True(
        said.Split('\n').Any(line => line.Contains(start, StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal) && (line.Contains(';', StringComparison.Ordinal) || message.Contains(';', StringComparison.Ordinal))),
        $"Nothing says \"{start}...{message}\" and what to do:\n{said}");

    private void AssertUnchanged(string names)
    {
        foreach (var file in Unreadable.Where(f => f.Content.Length > 0))
            Assert.Equal(file.Content, File.ReadAllBytes(_folder.File(string.Format(System.Globalization.CultureInfo.InvariantCulture, names, file.Name))));
    }
}
