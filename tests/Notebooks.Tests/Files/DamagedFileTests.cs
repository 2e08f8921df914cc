using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks.Tests;

/// <summary>
/// A damaged notebook is refused in words or read; nothing else. For longer:
/// <c>FUZZ_MINUTES=10 dotnet test tests/Notebooks.Tests --filter FullyQualifiedName~DamagedFile</c>.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private static readonly NotebookSource Source = new("/n/a.ipynb", "a.ipynb");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CutOffAnywhere_IsRefused()
    {
        var (tried, refused) = await TryAllAsync(DamagedNotebooks.Truncated());

        // Without its last line break it is still whole.
        Assert.Equal(tried - 1, refused);
    }

    [Fact]
    public async Task WithWrongTypesAnywhere_IsRefusedOrRead()
    {
        var (tried, refused) = await TryAllAsync(DamagedNotebooks.WrongTypes());

        Assert.InRange(refused, 200, tried - 200);
    }

    [Fact]
    public async Task InOtherEncodings_IsRefusedOrRead() => Assert.True((await TryAllAsync(DamagedNotebooks.OtherBytes())).Refused > 10);

    [Fact]
    public async Task AtRandom_IsRefusedOrRead()
    {
        var minutes = double.TryParse(Environment.GetEnvironmentVariable("FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var seed = minutes > 0 ? Environment.TickCount : 5;
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        var (tried, refused) = await TryAllAsync(Inputs());

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {tried} damaged notebooks, {refused} refused, {tried - refused} read, 0 crashes, {clock.Elapsed.TotalMinutes:0.0} minutes"));
        Assert.InRange(refused, tried / 2, tried - 1);

        IEnumerable<byte[]> Inputs()
        {
            for (var i = 0; i < 2000 || clock.Elapsed.TotalMinutes < minutes; i++)
                yield return DamagedNotebooks.AtRandom(random);
        }
    }

    [Fact]
    public async Task FilesOfOtherKinds_AreNamed_AndLeftAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test makes pipes and links.");
        _folder.Write("notebooks/empty.ipynb", "");
        _folder.Write("notebooks/utf16.ipynb", "");
        File.WriteAllBytes(_folder.File("notebooks/utf16.ipynb"), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(NotebookText.Good())]);
        _folder.Write("notebooks/cut.ipynb", NotebookText.Good()[..300]);
        Directory.CreateDirectory(_folder.File("notebooks/folder.ipynb"));
        using (var large = File.Create(_folder.File("notebooks/large.ipynb")))
            large.SetLength(100 * 1024 * 1024);
        File.CreateSymbolicLink(_folder.File("notebooks/circle.ipynb"), "circle.ipynb");
        File.CreateSymbolicLink(_folder.File("notebooks/to-pipe.ipynb"), "pipe.ipynb");
        using (var pipe = Process.Start("mkfifo", _folder.File("notebooks/pipe.ipynb")))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        var before = File.ReadAllBytes(_folder.File("notebooks/cut.ipynb"));

        foreach (var arguments in new string[][] { ["--save"], ["check"] })
        {
            var command = await NotebooksCommand.RunAsync(_folder.Path, arguments);

            Assert.Equal(1, command.ExitCode);
            Assert.Contains("error notebooks/empty.ipynb: not a notebook: the file is empty", command.Output, StringComparison.Ordinal);
            Assert.Contains("error notebooks/utf16.ipynb: not a notebook: line 1 is not UTF-8 text", command.Output, StringComparison.Ordinal);
            Assert.Contains("error notebooks/cut.ipynb: not JSON: line ", command.Output, StringComparison.Ordinal);
            Assert.Contains("error notebooks/large.ipynb: not read: a notebook has 64 MB at most", command.Output, StringComparison.Ordinal);
            Assert.Contains("error notebooks/circle.ipynb: can't be read", command.Output, StringComparison.Ordinal);
            Assert.Contains("error notebooks/pipe.ipynb: not a notebook: the file is empty, or not a regular file", command.Output, StringComparison.Ordinal);
            Assert.Contains("error notebooks/to-pipe.ipynb: not a notebook: the file is empty, or not a regular file", command.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", command.Output + command.Error, StringComparison.Ordinal);
        }
        Assert.Equal(before, File.ReadAllBytes(_folder.File("notebooks/cut.ipynb")));
    }

    private static async Task<(int Tried, int Refused)> TryAllAsync(IEnumerable<byte[]> inputs)
    {
        int tried = 0, refused = 0;
        foreach (var input in inputs)
        {
            tried++;
            try
            {
                await UseAsync(input);
            }
            catch (NotebookFileException e)
            {
                refused++;
                Assert.DoesNotContain('\n', e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail($"{e.GetType().Name} on input {tried}, in base64: {Convert.ToBase64String(input)}\n{e}");
            }
        }
        return (tried, refused);
    }

    // Everything that the commands do with a file, but for the process that runs the cells.
    private static async Task UseAsync(byte[] content)
    {
        Hygiene.Check(Source, content, "/n");
        var notebook = NotebookFile.Parse(Source.Path, content);
        NotebookLanguage.OtherLanguage(notebook);
        var run = new NotebookRun(notebook, new());
        await run.RunAsync(new FakeRunner((_, output) =>
        {
            output.Write(ConsoleStream.Stdout, "fresh");
            output.Display(new(new Dictionary<string, JsonNode> { ["text/html"] = "<b>1</b>" }), null);
            return FakeRunner.Error();
        }), _ => { }, CancellationToken.None);
        NotebookComparison.Compare(notebook, run, Tolerance.Standard);
        foreach (var cell in notebook.CodeCells)
        {
            foreach (var shapeOnly in new[] { false, true })
                new OutputComparer(Tolerance.Standard, new()).Compare(cell.Outputs, (JsonArray?)NotebookFile.Parse(Source.Path, DamagedNotebooks.Whole).Cells[1].Outputs, shapeOnly);
        }
        var saved = notebook.Copy();
        run.Apply(saved, keepVolatile: true);
        NotebookFile.Parse(Source.Path, saved.ToBytes());
    }
}
