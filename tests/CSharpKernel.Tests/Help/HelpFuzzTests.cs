using System.Globalization;
using System.Text.Json.Nodes;

namespace CSharpKernel.Tests.Help;

/// <summary>Cursors anywhere in the repository's own cells, whole and mutilated. HELP_FUZZ=20000 makes it a long one.</summary>
public sealed class HelpFuzzTests
{
    private const int Seed = 20261122;

    [Fact]
    public void AnyCursorInAnyText_IsAnswered()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("HELP_FUZZ"), CultureInfo.InvariantCulture, out var asked) ? asked : 150;
        var cells = Cells();
        Assert.NotEmpty(cells);
        var random = new Random(Seed);
        var workspace = new HelpWorkspace(new CellCompiler(new ScriptSessionOptions()));
        var completer = new Completer(workspace);
        var inspector = new Inspector(workspace, _ => null);
        for (var i = 0; i < count; i++)
        {
            var text = Mutilate(cells[random.Next(cells.Count)], random);
            var position = random.Next(-1, text.Length + 2);
            try
            {
                var list = completer.Complete(text, position, CancellationToken.None);
                Assert.InRange(list.Start, 0, text.Length);
                Assert.InRange(list.End, list.Start, text.Length);
                inspector.Inspect(text, position, detailed: i % 2 == 0, CancellationToken.None);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{i}: at {position} of\n{text}\n{e}");
            }
        }
    }

    [Theory]
    [InlineData("(", 20_000)]
    [InlineData("a.", 20_000)]
    [InlineData("x => ", 5_000)]
    public async Task DeepText_IsAnsweredToo(string part, int times)
    {
        await using var session = new ScriptSession();
        var text = string.Concat(Enumerable.Repeat(part, times));
        var list = session.Complete(text, text.Length);
        Assert.InRange(list.Start, 0, text.Length);
        session.Inspect(text, text.Length, detailed: true);
        // A question may wait behind one that was given up.
        var patience = DateTime.UtcNow.AddMinutes(1);
        while (session.Complete("Conso", 5).Items.Count == 0)
            Assert.True(DateTime.UtcNow < patience, "Nothing is answered any more.");
    }

    private static string Mutilate(string text, Random random)
    {
        const string odd = "(){}[]<>;,.\"'`$@#!=?:/*\\ \n\r\t\0é漢\ud83d\ude00_x1";
        for (var edits = random.Next(4); edits > 0 && text.Length > 0; edits--)
        {
            var at = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(text.Length - at, random.Next(1, 12))),
                1 => text.Insert(at, odd[random.Next(odd.Length)].ToString()),
                2 => text[..at],
                _ => text[at..],
            };
        }

        return text;
    }

    private static List<string> Cells()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Notebooks.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return [.. Directory.EnumerateFiles(Path.Combine(folder, "notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["cells"]!.AsArray())
            .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => (string)line!)))];
    }
}
