using System.Diagnostics;
using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>One connection to a <see cref="ZmtpSocket"/>: the address of a reply.</summary>
public sealed class ZmtpPeer : IProtocolEvents
{
    private readonly ZmtpSocket _owner;
    private readonly ZmtpProtocol _protocol;
    private readonly long _accepted = Stopwatch.GetTimestamp();
    private byte[] _identity = [];

    internal ZmtpPeer(ZmtpSocket owner, Socket socket, string socketType, IReadOnlyCollection<string> peerTypes, ZmtpLimits limits)
    {
        _owner = owner;
        Socket = socket;
        Outbox = new Outbox(socket);
        Subscriptions = new Subscriptions(limits.MaxSubscriptions);
        _protocol = new ZmtpProtocol(socketType, peerTypes, limits, this);
    }

    /// <summary>The peer's own socket type, such as <c>DEALER</c>.</summary>
    public string SocketType { get; private set; } = "";

    /// <summary>The name that the peer gave itself in its handshake; empty if it gave none. It is never part of a message.</summary>
    public ReadOnlyMemory<byte> Identity => _identity;

    /// <summary>Whether the peer is still there, as far as is known.</summary>
    public bool IsConnected => !Outbox.IsClosed;

    internal Socket Socket { get; }

    internal Outbox Outbox { get; }

    internal Subscriptions Subscriptions { get; }

    internal bool IsOpen => _protocol.IsOpen;

    internal TimeSpan Age => Stopwatch.GetElapsedTime(_accepted);

    internal void Start() => _protocol.Start();

    internal void Receive(ReadOnlySpan<byte> bytes) => _protocol.Receive(bytes);

    void IProtocolEvents.Send(byte[] bytes) => _owner.Send(this, bytes);

    void IProtocolEvents.HandshakeDone(string socketType, byte[] identity)
    {
        SocketType = socketType;
        _identity = identity;
        _owner.Opened(this);
    }

    void IProtocolEvents.Message(IReadOnlyList<byte[]> frames) => _owner.Received(this, frames);

    void IProtocolEvents.Command(ZmtpCommand command) => _owner.Commanded(this, command);
}
