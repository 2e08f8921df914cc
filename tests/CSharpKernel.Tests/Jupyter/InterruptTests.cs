using System.Text.Json.Nodes;
using CSharpKernel.Tests.Zmtp;

namespace CSharpKernel.Tests.Jupyter;

public sealed class InterruptTests : IDisposable
{
    private readonly TestFrontEnd _front = new();

    public InterruptTests() => _front.Session.Cells["spin"] = (_, _, cancellation) =>
    {
        cancellation.WaitHandle.WaitOne();
        return FakeSession.Interrupted();
    };

    public void Dispose() => _front.Dispose();

    private void Interrupt()
    {
        string id = _front.Send(_front.Control, "interrupt_request");
        Seen reply = _front.Read(_front.Control);
        Assert.Equal(id, reply.ParentId);
        Assert.Equal("interrupt_reply", reply.Type);
        Assert.Equal("ok", reply.Text("status"));
    }

    // An interrupt that overtakes its cell finds nothing to stop; "busy" says that it will find it.
    private void UntilBusy(string id)
    {
        Seen seen;
        do
            seen = _front.ReadIopub();
        while (seen.ParentId != id || seen.ToString() != "busy");
    }

    [Fact]
    public void Interrupt_StopsTheRunningCell_AndAbortsThoseBehindIt()
    {
        string spin = _front.Execute("spin");
        string next = _front.Execute("next");
        UntilBusy(spin);
        Interrupt();
        Assert.Equal("KeyboardInterrupt", _front.Reply(spin).Text("ename"));
        Assert.Equal("aborted", _front.Reply(next).Text("status"));
        string after = _front.Execute("after");
        Assert.Equal("ok", _front.Reply(after).Text("status"));
    }

    [Fact]
    public void Interrupt_WhileIdle_DoesNotTouchTheNextCell()
    {
        Interrupt();
        string next = _front.Execute("next");
        Assert.Equal("ok", _front.Reply(next).Text("status"));
        Assert.Equal(0, _front.Session.Interrupts);
    }

    [Fact]
    public void Control_AndHeartbeat_AnswerWhileACellKeepsThePoolBusy()
    {
        // Not disposed: the pool gets to its last items after the test.
        ManualResetEventSlim release = new();
        _front.Session.Cells["hog"] = (_, _, cancellation) =>
        {
            for (int i = 0; i < 200; i++)
                ThreadPool.QueueUserWorkItem(_ => release.Wait(60_000));
            cancellation.WaitHandle.WaitOne();
            return FakeSession.Interrupted();
        };
        string id = _front.Execute("hog");
        while (_front.ReadIopub().Type != "execute_input")
        {
            // not running yet
        }
        using RawPeer heart = RawPeer.Shaken(_front.At(_front.Connection.HeartbeatPort), "REQ");
        heart.SendMessage("", "beat");
        Assert.Equal(["", "beat"], heart.ReadMessage());
        string info = _front.Send(_front.Control, "kernel_info_request");
        Assert.Equal(info, _front.Read(_front.Control).ParentId);
        Interrupt();
        Assert.Equal("error", _front.Reply(id).Text("status"));
        release.Set();
    }

    [Fact]
    public void Interrupt_DuringAFlood_DropsTheBacklog_AndSaysSo()
    {
        _front.Session.Cells["flood"] = (_, output, cancellation) =>
        {
            while (!cancellation.IsCancellationRequested)
                output.Write(ConsoleStream.Stdout, new string('x', 9999) + "\n");
            return FakeSession.Interrupted();
        };
        string id = _front.Execute("flood");
        while (_front.ReadIopub().Type != "stream")
        {
            // not flooding yet
        }
        Thread.Sleep(500);
        Interrupt();
        Assert.Equal("KeyboardInterrupt", _front.Reply(id).Text("ename"));
        List<Seen> seen = _front.Published(id);
        Assert.Equal("error", seen[^2].Type);
        Assert.Contains(seen, s => s.Type == "stream" && s.Text("text").Contains("not shown", StringComparison.Ordinal));
    }

    [Fact]
    public void Shutdown_ReplyThenIdleThenEnd_EvenWhileACellRuns()
    {
        _front.Execute("spin");
        string id = _front.Send(_front.Control, "shutdown_request", new JsonObject { ["restart"] = true });
        Seen reply = _front.Read(_front.Control);
        Assert.Equal(id, reply.ParentId);
        Assert.Equal("""{"status":"ok","restart":true}""", reply.Content.ToJsonString());
        Assert.Equal("busy idle", string.Join(' ', _front.Published(id)));
        while (_front.ReadIopub().Type != "shutdown_reply")
        {
            // the cell's own messages
        }
        _front.WaitForStop();
    }
}
