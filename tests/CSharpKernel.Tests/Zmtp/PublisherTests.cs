using System.Net;
using System.Text;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Zmtp;

public class PublisherTests
{
    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);
    private static readonly ZmtpLimits Quick = ZmtpLimits.Default with { LingerTime = TimeSpan.Zero };

    private static byte[][] Message(string topic, string body) => [Encoding.ASCII.GetBytes(topic), Encoding.ASCII.GetBytes(body)];

    // A subscription has arrived when a PING sent after it is answered.
    private static void Settle(RawPeer peer)
    {
        peer.Send(FrameEncoder.Command(new ZmtpCommand("PING", [0, 0]).Encode()));
        while (!peer.ReadFrame().IsCommand)
        {
            // messages under way
        }
    }

    [Fact]
    public void Publish_ReachesSubscribersOfThePrefix_InBothDialects()
    {
        using PublisherSocket publisher = new(Quick);
        publisher.Bind(AnyPort);
        using RawPeer old = RawPeer.Shaken(publisher.LocalEndPoint!, "SUB");
        old.Send([0, 4, 1, .. "abc"u8]);
        Settle(old);
        using RawPeer modern = RawPeer.Shaken(publisher.LocalEndPoint!, "SUB", minor: 1);
        modern.Send(FrameEncoder.Command(new ZmtpCommand("SUBSCRIBE", []).Encode()));
        Settle(modern);

        publisher.Publish(Message("abcd", "1"));
        publisher.Publish(Message("ab", "2"));
        publisher.Publish(Message("abc", "3"));
        Assert.Equal(["abcd", "1"], old.ReadMessage());
        Assert.Equal(["abc", "3"], old.ReadMessage());
        Assert.Equal(["abcd", "1"], modern.ReadMessage());
        Assert.Equal(["ab", "2"], modern.ReadMessage());
        Assert.Equal(["abc", "3"], modern.ReadMessage());
    }

    [Fact]
    public void Unsubscribe_TakesBackOneSubscription()
    {
        using PublisherSocket publisher = new(Quick);
        publisher.Bind(AnyPort);
        using RawPeer peer = RawPeer.Shaken(publisher.LocalEndPoint!, "SUB");
        peer.Send([0, 1, 1, 0, 1, 1, 0, 2, 1, (byte)'z']);
        peer.Send([0, 1, 0]);
        Settle(peer);
        publisher.Publish(Message("a", "1"));
        Assert.Equal(["a", "1"], peer.ReadMessage());
        peer.Send(FrameEncoder.Command(new ZmtpCommand("CANCEL", []).Encode()));
        Settle(peer);
        publisher.Publish(Message("a", "2"));
        publisher.Publish(Message("z", "3"));
        Assert.Equal(["z", "3"], peer.ReadMessage());
    }

    [Fact]
    public void SlowReader_GetsEverything()
    {
        using PublisherSocket publisher = new(Quick with { MaxOutboxBytes = 1 << 20 });
        publisher.Bind(AnyPort);
        using RawPeer peer = RawPeer.Shaken(publisher.LocalEndPoint!, "SUB", receiveBuffer: 4096);
        peer.Send([0, 1, 1]);
        Settle(peer);
        Aside publishing = new(() =>
        {
            for (int i = 0; i < 300; i++)
            {
                publisher.WaitForRoom(() => 1);
                publisher.Publish([Encoding.ASCII.GetBytes($"{i}"), new byte[100_000]]);
            }
        });
        for (int i = 0; i < 300; i++)
        {
            if (i % 50 == 0)
                Thread.Sleep(20);
            Assert.Equal($"{i}", peer.ReadMessage()[0]);
        }
        publishing.Finish();
    }

    [Fact]
    public void ReaderThatStopsReading_IsDisconnected_AndTheOthersGoOn()
    {
        using PublisherSocket publisher = new(Quick with { MaxOutboxBytes = 1 << 20, StallTime = TimeSpan.FromSeconds(1) });
        publisher.Bind(AnyPort);
        using RawPeer deaf = RawPeer.Shaken(publisher.LocalEndPoint!, "SUB", receiveBuffer: 4096);
        deaf.Send([0, 1, 1]);
        Settle(deaf);
        using RawPeer good = RawPeer.Shaken(publisher.LocalEndPoint!, "SUB");
        good.Send([0, 1, 1]);
        Settle(good);
        Aside reading = new(() =>
        {
            for (int i = 0; i < 100; i++)
                Assert.Equal($"{i}", good.ReadMessage()[0]);
        });
        for (int i = 0; i < 100; i++)
        {
            publisher.WaitForRoom(() => 1);
            publisher.Publish([Encoding.ASCII.GetBytes($"{i}"), new byte[100_000]]);
        }
        reading.Finish();
        Assert.True(SpinWait.SpinUntil(() => publisher.Peers.Count == 1, RawPeer.Patience));
    }

    [Fact]
    public void WhoHurries_MayLeaveAsMuchAgain_WithAReaderThatReadsLater()
    {
        using PublisherSocket publisher = new(Quick with { MaxOutboxMessages = 100, StallTime = TimeSpan.FromMinutes(1) });
        publisher.Bind(AnyPort);
        using RawPeer later = RawPeer.Shaken(publisher.LocalEndPoint!, "SUB", receiveBuffer: 4096);
        later.Send([0, 1, 1]);
        Settle(later);
        int published = 0;
        bool hurries = false;
        Aside publishing = new(() =>
        {
            for (; published < 1000; published++)
            {
                publisher.WaitForRoom(() => Volatile.Read(ref hurries) ? 2 : 1);
                publisher.Publish([Encoding.ASCII.GetBytes($"{published}"), new byte[100_000]]);
            }
        });

        // Counted where they wait: the system's own buffers may take one more at any time, and then one more is published.
        void AssertWaiting(int messages) =>
            Assert.True(SpinWait.SpinUntil(() => publisher.Peers.Single().Outbox.PendingMessages == messages, RawPeer.Patience));

        int Stopped()
        {
            int before;
            do
            {
                before = Volatile.Read(ref published);
                Thread.Sleep(300);
            }
            while (Volatile.Read(ref published) != before);
            return before;
        }
        int held = Stopped();
        AssertWaiting(100);
        Volatile.Write(ref hurries, true);
        Stopped();
        AssertWaiting(200);
        Assert.InRange(held, 100, 400);
        for (int i = 0; i < 1000; i++)
            Assert.Equal($"{i}", later.ReadMessage()[0]);
        publishing.Finish();
    }

    [Fact]
    public void TooManySubscriptions_CostTheConnection()
    {
        using PublisherSocket publisher = new(Quick with { MaxSubscriptions = 10 });
        publisher.Bind(AnyPort);
        using RawPeer peer = RawPeer.Shaken(publisher.LocalEndPoint!, "SUB");
        for (int i = 0; i < 11; i++)
            peer.Send([0, 2, 1, (byte)i]);
        Assert.True(peer.IsClosedByServer());
    }
}
