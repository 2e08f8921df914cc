namespace CSharpKernel.Zmtp;

/// <summary>How much a socket grants its peers before it closes a connection. The defaults suit a Jupyter kernel.</summary>
public sealed record ZmtpLimits
{
    /// <summary>The defaults.</summary>
    public static ZmtpLimits Default { get; } = new();

    /// <summary>Connections at once; a further one is closed as soon as it is accepted.</summary>
    public int MaxConnections { get; init; } = 1000;

    /// <summary>The size of one multipart message, in bytes. A larger one costs its sender the connection.</summary>
    public long MaxMessageBytes { get; init; } = 256L << 20;

    /// <summary>The frames of one multipart message.</summary>
    public int MaxFrames { get; init; } = 4096;

    /// <summary>The size of one command (READY, PING, SUBSCRIBE), in bytes.</summary>
    public int MaxCommandBytes { get; init; } = 64 << 10;

    /// <summary>Subscriptions that one peer may hold.</summary>
    public int MaxSubscriptions { get; init; } = 1000;

    /// <summary>Received bytes that wait to be taken. At this point the socket stops reading, so that TCP holds the senders back.</summary>
    public long MaxInboxBytes { get; init; } = 256L << 20;

    /// <summary>Bytes that wait for one peer to read them; see <see cref="PublisherSocket.WaitForRoom"/> for what happens then.</summary>
    public long MaxOutboxBytes { get; init; } = 64L << 20;

    /// <summary>Messages, of whatever size, that wait for one peer, likewise: what a flood of small ones leaves behind is read in seconds.</summary>
    public int MaxOutboxMessages { get; init; } = 20_000;

    /// <summary>How long a connection may take for its handshake.</summary>
    public TimeSpan HandshakeTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a peer whose outbox is full may read nothing at all before it is given up.</summary>
    public TimeSpan StallTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long closing a socket waits for its peers to take what was already sent to them.</summary>
    public TimeSpan LingerTime { get; init; } = TimeSpan.FromSeconds(1);
}
