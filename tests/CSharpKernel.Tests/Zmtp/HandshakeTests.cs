using System.Net;
using System.Text;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Zmtp;

public sealed class HandshakeTests : IDisposable
{
    private readonly RouterSocket _router = new(ZmtpLimits.Default with { HandshakeTime = TimeSpan.FromSeconds(2), LingerTime = TimeSpan.Zero });
    private readonly IPEndPoint _at;

    public HandshakeTests()
    {
        _router.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _at = _router.LocalEndPoint!;
    }

    public void Dispose() => _router.Dispose();

    private ReceivedMessage Take()
    {
        using CancellationTokenSource patience = new(RawPeer.Patience);
        Assert.True(_router.TryTake(out ReceivedMessage? message, patience.Token));
        return message;
    }

    [Fact]
    public void Greeting_ComesWhole_BeforeThePeerSaysAnything()
    {
        using RawPeer peer = new(_at);
        byte[] greeting = peer.ReadExactly(64);
        Assert.Equal([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 3, 0, .. "NULL"u8], greeting[..16]);
        Assert.All(greeting[16..], b => Assert.Equal(0, b));
    }

    [Fact]
    public void Handshake_ByteByByte_Works()
    {
        using RawPeer peer = new(_at);
        foreach (byte b in (byte[])[.. RawPeer.OwnGreeting(1), .. RawPeer.Ready("DEALER", "me"), .. FrameEncoder.Message([[1], [2, 3]])])
            peer.Send([b]);
        ReceivedMessage message = Take();
        Assert.Equal([[1], [2, 3]], message.Frames);
        Assert.Equal("me", Encoding.ASCII.GetString(message.Peer.Identity.Span));
        Assert.Equal("DEALER", message.Peer.SocketType);
    }

    [Fact]
    public void Handshake_PeersPaddingAndMinor_AreNotJudged()
    {
        byte[] greeting = RawPeer.OwnGreeting(minor: 9, major: 4);
        greeting.AsSpan(1, 8).Fill(0x5a);
        greeting.AsSpan(33).Fill(0xa5);
        using RawPeer peer = new(_at);
        peer.Send([.. greeting, .. RawPeer.Ready("REQ"), .. FrameEncoder.Message([[], [9]])]);
        Assert.Equal([[], [9]], Take().Frames);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\u0001\u0000hello, this is ZMTP 1")]
    public void NotZmtp_IsClosed(string text)
    {
        using RawPeer peer = new(_at);
        peer.Send(Encoding.ASCII.GetBytes(text));
        Assert.True(peer.IsClosedByServer());
    }

    [Fact]
    public void OldVersionOrOtherMechanism_IsClosed()
    {
        foreach (byte[] greeting in (byte[][])[RawPeer.OwnGreeting(major: 2), RawPeer.OwnGreeting(mechanism: "CURVE"), RawPeer.OwnGreeting(mechanism: "NULLX")])
        {
            using RawPeer peer = new(_at);
            peer.Send(greeting);
            Assert.True(peer.IsClosedByServer());
        }
    }

    [Fact]
    public void WrongSocketType_GetsAnErrorCommand_AndIsClosed()
    {
        using RawPeer peer = new(_at);
        peer.Send([.. RawPeer.OwnGreeting(), .. RawPeer.Ready("SUB")]);
        peer.ReadExactly(64);
        Assert.Equal("READY", ZmtpCommand.Parse(peer.ReadFrame().Body).Name);
        ZmtpCommand error = ZmtpCommand.Parse(peer.ReadFrame().Body);
        Assert.Equal("ERROR", error.Name);
        Assert.Equal(error.Data.Length - 1, error.Data[0]);
        Assert.True(peer.IsClosedByServer());
    }

    [Fact]
    public void MessageBeforeReady_IsClosed()
    {
        using RawPeer peer = new(_at);
        peer.Send([.. RawPeer.OwnGreeting(), .. FrameEncoder.Message([[1]])]);
        Assert.True(peer.IsClosedByServer());
    }

    [Fact]
    public void SilentPeer_IsClosed_WhenItsTimeIsUp_AndDisturbsNobody()
    {
        using RawPeer silent = new(_at);
        using RawPeer half = new(_at);
        half.Send(RawPeer.OwnGreeting().AsSpan(0, 40));
        using RawPeer good = RawPeer.Shaken(_at, "DEALER");
        good.SendMessage("hi");
        Assert.Single(Take().Frames);
        Assert.True(silent.IsClosedByServer());
        Assert.True(half.IsClosedByServer());
        good.SendMessage("still here");
        Assert.Equal("still here"u8.ToArray(), Take().Frames[0]);
    }

    [Fact]
    public void Ping_IsAnsweredWithItsContext()
    {
        using RawPeer peer = RawPeer.Shaken(_at, "DEALER", minor: 1);
        peer.Send(FrameEncoder.Command(new ZmtpCommand("PING", [0, 10, .. "ctx"u8]).Encode()));
        ZmtpCommand pong = ZmtpCommand.Parse(peer.ReadFrame().Body);
        Assert.Equal("PONG", pong.Name);
        Assert.Equal("ctx"u8.ToArray(), pong.Data);
    }

    [Fact]
    public void UnknownCommand_IsIgnored()
    {
        using RawPeer peer = RawPeer.Shaken(_at, "DEALER");
        peer.Send(FrameEncoder.Command(new ZmtpCommand("FROBNICATE", [1, 2, 3]).Encode()));
        peer.SendMessage("after");
        Assert.Equal("after"u8.ToArray(), Take().Frames[0]);
    }
}
