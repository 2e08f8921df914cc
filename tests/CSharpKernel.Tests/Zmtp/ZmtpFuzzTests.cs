using System.Net;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Zmtp;

/// <summary>Bytes from a fixed seed: whatever comes in, the outcome is messages or a ZmtpException, nothing else.</summary>
public class ZmtpFuzzTests
{
    private sealed class Sink : IProtocolEvents
    {
        public int Messages { get; private set; }

        public void Send(byte[] bytes) => Assert.NotEmpty(bytes);

        public void HandshakeDone(string socketType, byte[] identity) => Assert.Equal("DEALER", socketType);

        public void Message(IReadOnlyList<byte[]> frames)
        {
            Assert.NotEmpty(frames);
            Messages++;
        }

        public void Command(ZmtpCommand command) => Assert.NotEmpty(command.Name);
    }

    private static readonly byte[] Valid =
    [
        .. RawPeer.OwnGreeting(1), .. RawPeer.Ready("DEALER", "identity"),
        .. FrameEncoder.Message([[1, 2, 3], new byte[300], []]),
        .. FrameEncoder.Command(new ZmtpCommand("PING", [0, 1, 2]).Encode()),
        .. FrameEncoder.Message([[], [4]]),
    ];

    private static bool Survives(byte[] bytes, Random random, out int messages)
    {
        Sink sink = new();
        ZmtpProtocol protocol = new("ROUTER", ["DEALER"], ZmtpLimits.Default with { MaxMessageBytes = 1 << 20 }, sink);
        protocol.Start();
        try
        {
            for (int at = 0; at < bytes.Length;)
            {
                int piece = Math.Min(random.Next(1, 200), bytes.Length - at);
                protocol.Receive(bytes.AsSpan(at, piece));
                at += piece;
            }
            return true;
        }
        catch (ZmtpException)
        {
            return false;
        }
        finally
        {
            messages = sink.Messages;
        }
    }

    [Fact]
    public void Protocol_MutatedBytes_NeverBreakIt()
    {
        Fuzzing fuzzing = new(20261);
        Random random = fuzzing.Random;
        Assert.True(Survives(Valid, random, out int whole));
        Assert.Equal(2, whole);
        int refused = 0;
        while (fuzzing.Goes(20_000))
        {
            byte[] bytes = [.. Valid];
            for (int n = random.Next(1, 6); n > 0; n--)
            {
                int at = random.Next(bytes.Length);
                bytes[at] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(bytes[at] ^ (1 << random.Next(8)));
            }
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            if (!Survives(bytes, random, out _))
                refused++;
        }
        Assert.InRange(refused, fuzzing.Tried / 20, fuzzing.Tried - 1);
    }

    [Fact]
    public void Protocol_RandomBytesAfterTheHandshake_NeverBreakIt()
    {
        Fuzzing fuzzing = new(20262);
        Random random = fuzzing.Random;
        byte[] shaken = [.. RawPeer.OwnGreeting(), .. RawPeer.Ready("DEALER")];
        while (fuzzing.Goes(5000))
        {
            var noise = new byte[random.Next(400)];
            random.NextBytes(noise);
            if (noise.Length > 0)
                noise[0] &= 7;
            Survives([.. shaken, .. noise], random, out _);
        }
    }

    [Fact]
    public void Socket_GarbageOnTheWire_DisturbsNobody()
    {
        Random random = new(20263);
        using RouterSocket router = new(ZmtpLimits.Default with { LingerTime = TimeSpan.Zero });
        router.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using RawPeer good = RawPeer.Shaken(router.LocalEndPoint!, "DEALER");
        for (int i = 0; i < 100; i++)
        {
            using RawPeer bad = new(router.LocalEndPoint!);
            var noise = new byte[random.Next(1, 5000)];
            random.NextBytes(noise);
            if (i % 2 == 0)
                noise = [.. RawPeer.OwnGreeting(), .. noise];
            try
            {
                bad.Send(noise);
            }
            catch (IOException)
            {
                // it hung up on us already
            }
        }
        good.SendMessage("still here");
        using CancellationTokenSource patience = new(RawPeer.Patience);
        ReceivedMessage? message;
        do
            Assert.True(router.TryTake(out message, patience.Token));
        while (!message.Frames[0].AsSpan().SequenceEqual("still here"u8));
    }
}
