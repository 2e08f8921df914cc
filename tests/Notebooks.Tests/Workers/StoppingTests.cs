using System.Diagnostics;

namespace Notebooks.Tests;

public sealed class StoppingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public StoppingTests()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "The test sends signals and reads /proc.");
        _folder.Write("notebooks/a.ipynb", NotebookText.Of(NotebookText.Code("System.IO.File.WriteAllText(\"started\", \"\");\nSystem.Diagnostics.Process.Start(\"/bin/sleep\", \"1000\").WaitForExit();")));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", 130, "--save")]
    [InlineData("TERM", 143, "--save")]
    [InlineData("KILL", 137, "--save")]
    [InlineData("INT", 130, "check")]
    [InlineData("TERM", 143, "check")]
    [InlineData("KILL", 137, "check")]
    public async Task ASignal_EndsEveryProcess_AndChangesNothing(string signal, int exitCode, string argument)
    {
        var before = File.ReadAllText(_folder.File("notebooks/a.ipynb"));
        using var command = NotebooksCommand.Start(_folder.Path, argument);
        var end = NotebooksCommand.WaitAsync(command);
        await UntilAsync(() => File.Exists(_folder.File("notebooks/started")) || end.IsCompleted);
        Assert.NotEmpty(WorkersIn(_folder.Path));

        await Process.Start("/bin/kill", [$"-{signal}", $"{command.Id}"]).WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(exitCode, (await end).ExitCode);
        // A command that is killed can end nothing itself: its worker notices, though not what the worker's cell has started.
        await UntilAsync(() => !WorkersIn(_folder.Path).Any(w => signal != "KILL" || w.Contains("__worker", StringComparison.Ordinal)));
        foreach (var id in WorkersIn(_folder.Path).Select(w => int.Parse(w.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)))
            Process.GetProcessById(id).Kill();
        Assert.Equal(before, File.ReadAllText(_folder.File("notebooks/a.ipynb")));
        Assert.Equal([_folder.File("notebooks/a.ipynb"), _folder.File("notebooks/started")], Directory.GetFileSystemEntries(_folder.File("notebooks")).Order(StringComparer.Ordinal));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "It did not happen in two minutes.");
            await Task.Delay(50);
        }
    }

    // The processes, by number and command line, that work in the folder; a zombie has no folder.
    private static List<string> WorkersIn(string folder)
    {
        var found = new List<string>();
        foreach (var process in Directory.GetDirectories("/proc").Where(d => char.IsDigit(Path.GetFileName(d)[0])))
        {
            try
            {
                if (new FileInfo($"{process}/cwd").LinkTarget == Path.Combine(folder, "notebooks"))
                    found.Add($"{Path.GetFileName(process)} {File.ReadAllText($"{process}/cmdline").Replace('\0', ' ')}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended just now.
            }
        }
        return found;
    }
}
