using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Notebooks.Tests;

public sealed class GradeCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public GradeCommandTests() => _folder.Write("teacher/notebooks/exercises/a/sums.master.ipynb", ExerciseText.Master);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AClassOfThirty_IsGraded_WhateverItTries()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var isApart = IsApart();
        var learners = new ClassOfThirty(_folder.File("class"), _folder.File("teacher/notebooks"), ((IPEndPoint)listener.LocalEndpoint).Port, isApart);
        learners.Write();
        Assert.Equal(30, learners.Expected.Count);
        var before = Hashes();

        var command = await NotebooksCommand.RunAsync(_folder.File("teacher"), "grade", "../class", "--timeout", "20", "--memory", "128");

        Assert.Equal(isApart, command.Error.Length == 0);
        Assert.Equal(0, command.ExitCode);
        var rows = Rows();
        Assert.Equal(60, rows.Count);
        foreach (var (student, (add, guess, reason)) in learners.Expected)
        {
            var its = rows.Where(r => r[0].TrimStart('\'') == student).ToList();
            Assert.True(its.Count == 2 && its[0][3] == Text(add) && its[1][3] == Text(guess), $"{student}: {string.Join(" / ", its.Select(r => string.Join(", ", r)))}");
            Assert.Contains(reason, its[0][4], StringComparison.Ordinal);
        }
        Assert.Equal(before, Hashes());
        Assert.False(isApart && listener.Pending());
        Assert.Empty(Leftovers());
        Assert.Contains("'=HYPERLINK", File.ReadAllText(_folder.File("teacher/grades.csv")), StringComparison.Ordinal);
        Assert.Contains("to be read: pipe, sums: cell 4 \"cell-4\", line 5: File", command.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("to be read: good", command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GradesAgain_AreTheSameBytes_AndThePageIsEscaped()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no file names with < and quotes.");
        var learners = new ClassOfThirty(_folder.File("class"), _folder.Path, 1, isApart: true);
        learners.Write();
        foreach (var other in Directory.GetDirectories(_folder.File("class")).Where(d => Path.GetFileName(d) is not ("good" or "wrong-sign")))
            Directory.Delete(other, recursive: true);
        Directory.Move(_folder.File("class/good"), _folder.File("class/<b>good & \"bad\"<b>"));

        await NotebooksCommand.RunAsync(_folder.File("teacher"), "grade", "../class");
        string csv = File.ReadAllText(_folder.File("teacher/grades.csv")), page = File.ReadAllText(_folder.File("teacher/grades.html"));
        await NotebooksCommand.RunAsync(_folder.File("teacher"), "grade", "../class", "--jobs", "1", "--output", "again");

        Assert.Equal(csv, File.ReadAllText(_folder.File("teacher/again/grades.csv")));
        Assert.Equal(page, File.ReadAllText(_folder.File("teacher/again/grades.html")));
        Assert.Equal("student,exercise,check,passed,reason\r\n\"<b>good & \"\"bad\"\"<b>\",sums,cell-5,true,\r\n\"<b>good & \"\"bad\"\"<b>\",sums,cell-7,true,\r\nwrong-sign,sums,cell-5,false,gives -1 instead of 3\r\nwrong-sign,sums,cell-7,true,\r\n", csv);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;good &amp; &quot;bad&quot;&lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCantBeMatched_IsSaid_AndTheRestIsGraded()
    {
        _folder.Write("class/Ada/sums.ipynb", ExerciseText.Master);
        _folder.Write("class/Ada/other.ipynb", ExerciseText.Master);
        _folder.Write("class/Ben/a/sums.ipynb", ExerciseText.Master);
        _folder.Write("class/Ben/b/sums.ipynb", ExerciseText.Master);
        _folder.Write("class/Cleo/notes.txt", "");
        _folder.Write("class/sums.ipynb", ExerciseText.Master);

        var command = await NotebooksCommand.RunAsync(_folder.File("teacher"), "grade", "../class");

        Assert.Equal(1, command.ExitCode);
        Assert.Contains("not graded: Ada/other.ipynb: no exercise has this name", command.Output, StringComparison.Ordinal);
        Assert.Contains("not graded: sums.ipynb: lies beside the learners' folders", command.Output, StringComparison.Ordinal);
        Assert.Equal(["Ada true ", "Ada true ", "Ben false handed in 2 times; only one file of this name can be graded", "Ben false handed in 2 times; only one file of this name can be graded", "Cleo false not handed in", "Cleo false not handed in"],
            Rows().Select(r => $"{r[0]} {r[3]} {r[4]}"));
    }

    [Fact]
    public async Task AMasterWhoseSolutionFails_GradesNobody()
    {
        _folder.Write("teacher/notebooks/exercises/a/sums.master.ipynb", ExerciseText.Master.Replace("return x + y;", "return x - y;", StringComparison.Ordinal));
        _folder.Write("class/Ada/sums.ipynb", ExerciseText.Master);

        var command = await NotebooksCommand.RunAsync(_folder.File("teacher"), "grade", "../class");

        Assert.Equal(1, command.ExitCode);
        Assert.Contains("its own solution does not pass cell 5 \"cell-5\" here: Add: gives -1 instead of 3", command.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("teacher/grades.csv")));
    }

    [Fact]
    public async Task Stopped_LeavesNothing()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no SIGINT to send.");
        _folder.Write("class/Ada/sums.ipynb", ExerciseText.Master.Replace("return x + y;", "System.Diagnostics.Process.Start(\\\"sleep\\\", \\\"987\\\"); while (true) { }", StringComparison.Ordinal));

        using var process = NotebooksCommand.Start(_folder.File("teacher"), "grade", "../class", "--timeout", "300");
        var deadline = Stopwatch.StartNew();
        while (Leftovers().Count == 0 && deadline.Elapsed < TimeSpan.FromSeconds(60))
            await Task.Delay(100, TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var command = await NotebooksCommand.WaitAsync(process);

        Assert.Equal(130, command.ExitCode);
        Assert.Empty(Leftovers());
        Assert.False(File.Exists(_folder.File("teacher/grades.csv")));
    }

    [Theory]
    [InlineData("grade nowhere", "nowhere: no such folder")]
    [InlineData("grade teacher", "no folder in it has a notebook with the name of an exercise")]
    [InlineData("grade teacher --masters class", "class: no such file or folder; --masters says where they are")]
    [InlineData("grade teacher --memory 1", "--memory takes a number from 64")]
    public async Task AWrongCommandLine_IsExplained(string arguments, string message)
    {
        var command = await NotebooksCommand.RunAsync(_folder.Path, [.. arguments.Split(' '), .. arguments.Contains("--", StringComparison.Ordinal) ? Array.Empty<string>() : ["--masters", "teacher"]]);

        Assert.Equal(2, command.ExitCode);
        Assert.Contains(message, command.Error, StringComparison.Ordinal);
    }

    private bool IsApart()
    {
        var probe = Directory.CreateDirectory(_folder.File("probe")).FullName;
        return Sandbox.Find(probe).IsApart;
    }

    // The programs that submissions started, by what no other program has in its command line.
    private static List<string> Leftovers() => !OperatingSystem.IsLinux() ? [] : [.. Directory.EnumerateDirectories("/proc").Select(d => Path.Combine(d, "cmdline")).Where(File.Exists).Select(Read).Where(c => c.Contains("sleep\0987", StringComparison.Ordinal))];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string Text(bool passed) => passed ? "true" : "false";

    private SortedDictionary<string, string> Hashes() => new(new[] { "class", "teacher/notebooks" }.SelectMany(d => Directory.GetFiles(_folder.File(d), "*", SearchOption.AllDirectories))
        .ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))), StringComparer.Ordinal);

    private List<List<string>> Rows()
    {
        var rows = new List<List<string>>();
        foreach (var line in File.ReadAllText(_folder.File("teacher/grades.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var fields = new List<string>();
            var field = new StringBuilder();
            var quoted = false;
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                    field.Append(line[i++]);
                else if (line[i] == '"')
                    quoted = !quoted;
                else if (line[i] == ',' && !quoted)
                {
                    fields.Add(field.ToString());
                    field.Clear();
                }
                else
                {
                    field.Append(line[i]);
                }
            }
            rows.Add([.. fields, field.ToString()]);
        }
        return rows;
    }
}
