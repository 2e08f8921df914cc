using System.Net;
using System.Net.Sockets;
using System.Text;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Zmtp;

/// <summary>A peer that sends exactly the bytes that a test tells it to.</summary>
internal sealed class RawPeer : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient _client = new();
    private readonly FrameDecoder _decoder = new(ZmtpLimits.Default);
    private readonly byte[] _buffer = new byte[4096];
    private byte[] _rest = [];

    public RawPeer(IPEndPoint server, int receiveBuffer = 0)
    {
        if (receiveBuffer > 0)
            _client.ReceiveBufferSize = receiveBuffer;
        _client.Connect(server);
        _client.NoDelay = true;
        _client.ReceiveTimeout = (int)Patience.TotalMilliseconds;
    }

    public NetworkStream Stream => _client.GetStream();

    public static RawPeer Shaken(IPEndPoint server, string type, int minor = 0, string identity = "", int receiveBuffer = 0)
    {
        RawPeer peer = new(server, receiveBuffer);
        peer.Send(OwnGreeting(minor));
        peer.Send(Ready(type, identity));
        peer.ReadExactly(Greeting.Length);
        Assert.Equal("READY", ZmtpCommand.Parse(peer.ReadFrame().Body).Name);
        return peer;
    }

    public static byte[] OwnGreeting(int minor = 0, int major = 3, string mechanism = "NULL")
    {
        byte[] greeting = Greeting.Own();
        greeting[10] = (byte)major;
        greeting[11] = (byte)minor;
        greeting.AsSpan(12, 20).Clear();
        Encoding.ASCII.GetBytes(mechanism).CopyTo(greeting, 12);
        return greeting;
    }

    public static byte[] Ready(string type, string identity = "") => FrameEncoder.Command(ZmtpCommand.Ready(
    [
        new("Socket-Type", Encoding.ASCII.GetBytes(type)),
        new("Identity", Encoding.ASCII.GetBytes(identity)),
    ]).Encode());

    public void Send(ReadOnlySpan<byte> bytes) => Stream.Write(bytes);

    public void SendMessage(params string[] frames) =>
        Send(FrameEncoder.Message([.. frames.Select(Encoding.UTF8.GetBytes)]));

    public byte[] ReadExactly(int count)
    {
        var bytes = new byte[count];
        Stream.ReadExactly(bytes);
        return bytes;
    }

    public Frame ReadFrame()
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _rest;
            bool complete = _decoder.TryRead(ref rest, out Frame frame);
            _rest = rest.ToArray();
            if (complete)
                return frame;
            int count = Stream.Read(_buffer);
            if (count == 0)
                throw new EndOfStreamException();
            _rest = [.. _rest, .. _buffer.AsSpan(0, count)];
        }
    }

    public string[] ReadMessage()
    {
        List<string> frames = [];
        Frame frame;
        do
        {
            frame = ReadFrame();
            frames.Add(Encoding.UTF8.GetString(frame.Body));
        }
        while (frame.HasMore);
        return [.. frames];
    }

    /// <summary>Whether the other side closed the connection within the test's patience, whatever it sent before.</summary>
    public bool IsClosedByServer()
    {
        try
        {
            while (Stream.Read(_buffer) > 0)
            {
                // what came before the end does not matter
            }
            return true;
        }
        catch (IOException e)
        {
            return e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset };
        }
    }

    public void Reset()
    {
        _client.Client.LingerState = new LingerOption(true, 0);
        _client.Close();
    }

    public void Dispose() => _client.Dispose();
}
