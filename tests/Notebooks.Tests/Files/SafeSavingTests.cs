using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Notebooks.Tests;

/// <summary>
/// Whatever happens while a notebook is saved, its file is the old one or the new one, whole. The number of kills:
/// <c>SAVE_KILLS=1000 dotnet test tests/Notebooks.Tests --filter FullyQualifiedName~SafeSaving</c>.
/// </summary>
public sealed class SafeSavingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KilledAtAnyMoment_TheFileIsWhole_AndTheNextSaveCleansUp()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("SAVE_KILLS"), CultureInfo.InvariantCulture, out var asked) ? asked : 40;
        var path = _folder.Write("a.ipynb", SavingChild.Content(0));
        var random = new Random(kills);
        int saves = 0, litter = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var child = SavingChild.Start(path);
            Assert.Equal("saving", await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            // Half of them at any moment, the other half in the middle of a save, as soon as its new file is there.
            if (kill % 2 == 0)
                await Task.Delay(random.Next(40), TestContext.Current.CancellationToken);
            else
                SpinWait.SpinUntil(() => Directory.EnumerateFiles(_folder.Path, ".a.ipynb.*").Any(), TimeSpan.FromSeconds(5));
            child.Kill();
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);

            var round = SavingChild.Round(path);
            Assert.True(round > saves, "The child saved, but the file has not changed.");
            saves = round;
            var beside = Directory.GetFiles(_folder.Path).Length - 1;
            Assert.InRange(beside, 0, 1);
            litter += beside;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills} kills, {saves} saves, {litter} killed in the middle of one, 0 files damaged"));
        Assert.True(litter > 0 || kills < 40, "No kill fell into a save: the test shows nothing.");

        AtomicFile.RemoveLitter(path);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task TwoWhoSaveAtATime_NeverMixTheirContents()
    {
        var path = _folder.Write("a.ipynb", SavingChild.Content(0));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() => Enumerable.Range(0, 15).Count(i =>
        {
            try
            {
                var notebook = NotebookFile.Load(path);
                var round = notebook.Root["first"]!.GetValue<int>() + 1;
                var next = Encoding.UTF8.GetBytes(SavingChild.Content(round));
                AtomicFile.Replace(path, next, File.ReadAllBytes(path));
                return true;
            }
            catch (NotebookFileException)
            {
                return false;
            }
        }))));

        Assert.True(outcomes.Sum() > 0);
        Assert.True(SavingChild.Round(path) > 0);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task AFullDisk_LeavesTheOldFile_AndSaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test limits the size of files with ulimit.");
        var path = _folder.Write("a.ipynb", SavingChild.Content(7));
        var before = File.ReadAllBytes(path);

        // No file may grow beyond 200 KiB, which is met in the middle of the write, as the end of a disk is.
        using var child = SavingChild.Start(path, "trap '' XFSZ; ulimit -f 200");
        var said = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("not saved, the file is as it was", said, StringComparison.Ordinal);
        Assert.Equal(3, child.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void AFullFileSystem_LeavesTheOldFile_AndSaysSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can mount a small file system.");
        var disk = Directory.CreateDirectory(_folder.File("disk")).FullName;
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk) == 0, "Nothing can be mounted here.");
        try
        {
            var path = _folder.Write("disk/a.ipynb", SavingChild.Content(1));
            var before = File.ReadAllBytes(path);

            var refusal = Assert.Throws<NotebookFileException>(() => AtomicFile.Replace(path, Encoding.UTF8.GetBytes(SavingChild.Content(2)), before));

            Assert.Contains("not saved, the file is as it was", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(disk));
        }
        finally
        {
            Run("umount", disk);
        }
    }

    [Fact]
    public void AChangeThatComesDuringTheSave_Wins()
    {
        var path = _folder.Write("a.ipynb", "what the editor wrote");

        var refusal = Assert.Throws<NotebookFileException>(() => AtomicFile.Replace(path, "new"u8.ToArray(), "old"u8.ToArray()));

        Assert.Contains("changed by another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("what the editor wrote", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void AFileThatCantBeChanged_IsNotReplaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can make a file immutable.");
        var path = _folder.Write("a.ipynb", "old");
        Assert.SkipUnless(Run("chattr", "+i", path) == 0, "This file system has no immutable files.");
        try
        {
            Assert.Contains("the file is as it was", Assert.Throws<NotebookFileException>(() => AtomicFile.Replace(path, "new"u8.ToArray())).Message, StringComparison.Ordinal);
        }
        finally
        {
            Run("chattr", "-i", path);
        }
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void AFolderThatCantBeWritten_LeavesTheOldFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Root may write into every folder.");
        var path = _folder.Write("closed/a.ipynb", "old");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.File("closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Contains("the file is as it was", Assert.Throws<NotebookFileException>(() => AtomicFile.Replace(path, "new"u8.ToArray())).Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void TheOwner_Stays_WhenAnAdministratorSaves()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can save other people's files.");
        var path = _folder.Write("a.ipynb", "old");
        Assert.Equal(0, Run("chown", "1234:2345", path));

        AtomicFile.Replace(path, "new"u8.ToArray());

        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%u:%g", path]) { RedirectStandardOutput = true })!;
        Assert.Equal("1234:2345\n", stat.StandardOutput.ReadToEnd());
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void Litter_OfOtherFiles_OrStillInUse_Stays()
    {
        var path = _folder.Write("a.ipynb", "x");
        var stale = _folder.Write(".a.ipynb.0123abcd.saving", "half");
        var others = new[] { _folder.Write(".b.ipynb.0123abcd.saving", ""), _folder.Write(".a.ipynb.saving", ""), _folder.Write(".a.ipynb.0123abcd.saving.txt", "") };
        var busy = _folder.Write(".a.ipynb.00000000.saving", "");
        using (new FileStream(busy, FileMode.Open, FileAccess.Write, FileShare.None))
            AtomicFile.RemoveLitter(path);

        Assert.False(File.Exists(stale));
        Assert.All([path, busy, .. others], file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public void AVeryLongName_IsSaved()
    {
        var path = _folder.Write(new string('n', 240) + ".ipynb", "old");

        AtomicFile.Replace(path, "new"u8.ToArray(), "old"u8.ToArray());

        Assert.Equal("new", File.ReadAllText(path));
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
