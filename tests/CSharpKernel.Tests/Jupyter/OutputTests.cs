using System.Text;

namespace CSharpKernel.Tests.Jupyter;

public sealed class OutputTests : IDisposable
{
    private readonly TestFrontEnd _front = new();

    public void Dispose() => _front.Dispose();

    private List<Seen> Run(Action<ICellOutput> cell)
    {
        _front.Session.Cells["cell"] = (_, output, _) =>
        {
            cell(output);
            return FakeSession.Ok();
        };
        return _front.Published(_front.Execute("cell"));
    }

    private static string Text(IEnumerable<Seen> seen, string name = "stdout") =>
        string.Concat(seen.Where(s => s.Type == "stream" && s.Text("name") == name).Select(s => s.Text("text")));

    [Fact]
    public void Text_IsShownWhileTheCellRuns()
    {
        using ManualResetEventSlim shown = new();
        _front.Session.Cells["slow"] = (_, output, cancellation) =>
        {
            output.Write(ConsoleStream.Stdout, "first");
            shown.Wait(TimeSpan.FromSeconds(20), cancellation);
            output.Write(ConsoleStream.Stdout, "second");
            return FakeSession.Ok();
        };
        string id = _front.Execute("slow");
        Seen seen;
        do
            seen = _front.ReadIopub();
        while (seen.Type != "stream");
        Assert.Equal("first", seen.Text("text"));
        shown.Set();
        Assert.Equal("second", Text(_front.Published(id)));
    }

    [Fact]
    public void FloodOfPrints_ArrivesWhole_InFewMessages()
    {
        List<Seen> seen = Run(output =>
        {
            for (int i = 0; i < 100_000; i++)
            {
                output.Write(ConsoleStream.Stdout, $"{i}");
                output.Write(ConsoleStream.Stdout, "\n");
            }
        });
        Assert.Equal(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}\n")), Text(seen));
        Assert.InRange(seen.Count, 1, 200);
    }

    [Fact]
    public void FloodOnBothStreams_LosesNothing_AndStaysFewMessages()
    {
        List<Seen> seen = Run(output =>
        {
            for (int i = 0; i < 50_000; i++)
                output.Write(i % 2 == 0 ? ConsoleStream.Stdout : ConsoleStream.Stderr, $"{i}\n");
        });
        Assert.Equal(string.Concat(Enumerable.Range(0, 25_000).Select(i => $"{2 * i}\n")), Text(seen));
        Assert.Equal(string.Concat(Enumerable.Range(0, 25_000).Select(i => $"{2 * i + 1}\n")), Text(seen, "stderr"));
        Assert.InRange(seen.Count, 1, 10_000);
    }

    [Fact]
    public void SurrogatePairs_AreNeverTornApart()
    {
        List<Seen> seen = Run(output =>
        {
            for (int i = 0; i < 30; i++)
            {
                output.Write(ConsoleStream.Stdout, "\ud835");
                Thread.Sleep(10);
                output.Write(ConsoleStream.Stdout, "\udc65");
            }
            output.Write(ConsoleStream.Stdout, "\ud835");
        });
        Assert.Equal(string.Concat(Enumerable.Repeat("𝑥", 30)) + "\ufffd", Text(seen));
    }

    [Fact]
    public void FiftyMegabytes_AreCut_WithANotice_AndTheEnd()
    {
        List<Seen> seen = Run(output =>
        {
            string line = new string('y', 99) + "\n";
            for (int i = 0; i < 500_000; i++)
                output.Write(ConsoleStream.Stdout, line);
            output.Write(ConsoleStream.Stdout, "the end\n");
        });
        string text = Text(seen);
        Assert.InRange(text.Length, TextQuota.PerCell - 100, TextQuota.PerCell + 40_000);
        Assert.EndsWith("the end\n", text, StringComparison.Ordinal);
        Assert.Contains("Output cut here", Text(seen, "stderr"), StringComparison.Ordinal);
        Assert.Contains("MB of text are not shown", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Quota_CutsBetweenCharacters_AndClearingGivesANewOne()
    {
        TextQuota quota = new(10);
        Assert.Equal("ああ", quota.Admit("ああ", out string? notice));
        Assert.Null(notice);
        Assert.Equal("あ", quota.Admit("あああ", out notice));
        Assert.NotNull(notice);
        Assert.Equal("", quota.Admit("x", out notice));
        Assert.Null(notice);
        Assert.EndsWith("ああx", quota.Rest(), StringComparison.Ordinal);
        Assert.Null(quota.Rest());
        quota.Reset();
        Assert.Equal("again", quota.Admit("again", out notice));
    }

    [Fact]
    public void ThreadLeftBehind_StillShows_UnderItsOwnCell()
    {
        using ManualResetEventSlim ended = new();
        _front.Session.Cells["leaves"] = (_, output, _) =>
        {
            new Thread(() =>
            {
                ended.Wait();
                output.Write(ConsoleStream.Stdout, "late");
            }).Start();
            return FakeSession.Ok();
        };
        string id = _front.Execute("leaves");
        _front.Published(id);
        ended.Set();
        Seen late = _front.ReadIopub();
        Assert.Equal("stdout:late", late.ToString());
        Assert.Equal(id, late.ParentId);
    }

    [Fact]
    public void TwoStreamsInTurns_KeepTheirOrder()
    {
        List<Seen> seen = Run(output =>
        {
            for (int i = 0; i < 200; i++)
                output.Write(i % 2 == 0 ? ConsoleStream.Stdout : ConsoleStream.Stderr, $"{i} ");
        });
        Assert.Equal(string.Concat(Enumerable.Range(0, 200).Select(i => $"{i} ")), string.Concat(seen.Where(s => s.Type == "stream").Select(s => s.Text("text"))));
    }

    [Fact]
    public void LastOutput_ComesBeforeIdle_HoweverThePumpIsTimed()
    {
        for (int i = 0; i < 300; i++)
        {
            List<Seen> seen = Run(output =>
            {
                output.Display(FakeSession.Text("a"), null);
                output.Write(ConsoleStream.Stdout, "b");
                output.Display(FakeSession.Text("c"), null);
            });
            Assert.Equal("busy execute_input display_data stdout:b display_data idle", string.Join(' ', seen));
        }
    }

    [Fact]
    public void JapaneseText_TakesNoEscapes()
    {
        byte[] json = MessageCodec.Serialize(new System.Text.Json.Nodes.JsonObject { ["text"] = "誤差逆伝播法 <b>" });
        Assert.Equal("""{"text":"誤差逆伝播法 <b>"}""", Encoding.UTF8.GetString(json));
    }
}
