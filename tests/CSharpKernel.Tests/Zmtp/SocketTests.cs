using System.Net;
using System.Text;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Zmtp;

public class SocketTests
{
    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);
    private static readonly ZmtpLimits Quick = ZmtpLimits.Default with { LingerTime = TimeSpan.Zero };

    private static ReceivedMessage Take(RouterSocket router)
    {
        using CancellationTokenSource patience = new(RawPeer.Patience);
        Assert.True(router.TryTake(out ReceivedMessage? message, patience.Token));
        return message;
    }

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, RawPeer.Patience));

    [Fact]
    public void Bind_TakenPort_SaysSo()
    {
        using RouterSocket first = new(Quick);
        first.Bind(AnyPort);
        using RouterSocket second = new(Quick);
        ZmtpException e = Assert.Throws<ZmtpException>(() => second.Bind(first.LocalEndPoint!));
        Assert.Contains($"Port {first.LocalEndPoint!.Port}", e.Message, StringComparison.Ordinal);
        Assert.Contains("in use", e.Message, StringComparison.Ordinal);
        Assert.Throws<ZmtpException>(() => new RouterSocket(Quick).Bind(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0)));
    }

    [Fact]
    public void Router_RepliesByConnection_EvenToEqualIdentities()
    {
        using RouterSocket router = new(Quick);
        router.Bind(AnyPort);
        using RawPeer a = RawPeer.Shaken(router.LocalEndPoint!, "DEALER", identity: "same");
        using RawPeer b = RawPeer.Shaken(router.LocalEndPoint!, "DEALER", identity: "same");
        a.SendMessage("from", "a");
        b.SendMessage("from", "b");
        for (int i = 0; i < 2; i++)
        {
            ReceivedMessage message = Take(router);
            router.Send(message.Peer, ["to"u8.ToArray(), message.Frames[1]]);
        }
        Assert.Equal(["to", "a"], a.ReadMessage());
        Assert.Equal(["to", "b"], b.ReadMessage());
    }

    [Fact]
    public void Router_ReplyToAVanishedPeer_IsDropped()
    {
        using RouterSocket router = new(Quick);
        router.Bind(AnyPort);
        RawPeer gone = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        gone.SendMessage("bye");
        ReceivedMessage message = Take(router);
        gone.Reset();
        Until(() => router.Peers.Count == 0);
        router.Send(message.Peer, [[1]]);
        Assert.False(message.Peer.IsConnected);
    }

    [Fact]
    public void Router_OversizeMessage_CostsItsSenderTheConnection()
    {
        using RouterSocket router = new(Quick with { MaxMessageBytes = 1000, MaxFrames = 4 });
        router.Bind(AnyPort);
        using RawPeer good = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        using RawPeer big = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        big.Send([0x02, 0, 0, 0, 0, 0, 0, 0x04, 0]);
        Assert.True(big.IsClosedByServer());
        using RawPeer sum = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        sum.SendMessage(new string('x', 600), new string('x', 600));
        Assert.True(sum.IsClosedByServer());
        using RawPeer many = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        many.SendMessage("1", "2", "3", "4", "5");
        Assert.True(many.IsClosedByServer());
        good.SendMessage("ok");
        Assert.Single(Take(router).Frames);
    }

    [Fact]
    public void Router_FullInbox_HoldsSendersBack_AndLosesNothing()
    {
        using RouterSocket router = new(Quick with { MaxInboxBytes = 10_000 });
        router.Bind(AnyPort);
        using RawPeer peer = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        string filling = new('x', 50_000);
        Aside sending = new(() =>
        {
            for (int i = 0; i < 400; i++)
                peer.SendMessage($"{i}", filling);
        });
        for (int i = 0; i < 400; i++)
            Assert.Equal($"{i}", Encoding.ASCII.GetString(Take(router).Frames[0]));
        sending.Finish();
    }

    [Fact]
    public void Router_HundredsOfShortLivedProbes_DisturbNobody()
    {
        using RouterSocket router = new(Quick);
        router.Bind(AnyPort);
        using RawPeer good = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        for (int i = 0; i < 400; i++)
        {
            RawPeer probe = new(router.LocalEndPoint!);
            if (i % 4 > 0)
                probe.Send(RawPeer.OwnGreeting().AsSpan(0, i % 64));
            if (i % 2 == 0)
                probe.Reset();
            else
                probe.Dispose();
        }
        good.SendMessage("still");
        Assert.Equal("still"u8.ToArray(), Take(router).Frames[0]);
        Until(() => router.Peers.Count == 1);
    }

    [Fact]
    public void Router_BeyondItsConnections_ClosesTheNewOne()
    {
        using RouterSocket router = new(Quick with { MaxConnections = 2 });
        router.Bind(AnyPort);
        using RawPeer a = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        using RawPeer b = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        using RawPeer c = new(router.LocalEndPoint!);
        Assert.True(c.IsClosedByServer());
        a.SendMessage("ok");
        Assert.Single(Take(router).Frames);
    }

    [Fact]
    public void Router_PeerThatNeverReadsReplies_IsGivenUp()
    {
        using RouterSocket router = new(Quick with { MaxOutboxBytes = 1 << 20 });
        router.Bind(AnyPort);
        using RawPeer deaf = RawPeer.Shaken(router.LocalEndPoint!, "DEALER", receiveBuffer: 4096);
        deaf.SendMessage("hi");
        ZmtpPeer peer = Take(router).Peer;
        for (int i = 0; i < 200 && peer.IsConnected; i++)
            router.Send(peer, [new byte[1 << 20]]);
        Assert.False(peer.IsConnected);
    }

    [Fact]
    public void Router_Closed_EndsTheWait_AndDeliversWhatWasSent()
    {
        RouterSocket router = new(ZmtpLimits.Default with { LingerTime = RawPeer.Patience });
        router.Bind(AnyPort);
        using RawPeer peer = RawPeer.Shaken(router.LocalEndPoint!, "DEALER", receiveBuffer: 4096);
        peer.SendMessage("hi");
        router.Send(Take(router).Peer, [new byte[5 << 20]]);
        Aside reading = new(() => Assert.Equal(5 << 20, peer.ReadFrame().Body.Length));
        router.Dispose();
        Assert.False(router.TryTake(out _, TestContext.Current.CancellationToken));
        reading.Finish();
    }

    [Fact]
    public void Reply_EchoesEveryFrame_BehindItsEnvelope()
    {
        using ReplySocket reply = new(frames => frames, Quick);
        reply.Bind(AnyPort);
        using RawPeer req = RawPeer.Shaken(reply.LocalEndPoint!, "REQ");
        req.SendMessage("", "ping", "pong");
        Assert.Equal(["", "ping", "pong"], req.ReadMessage());
        using RawPeer dealer = RawPeer.Shaken(reply.LocalEndPoint!, "DEALER");
        dealer.SendMessage("no delimiter");
        dealer.SendMessage("route", "", "x");
        Assert.Equal(["route", "", "x"], dealer.ReadMessage());
    }
}
