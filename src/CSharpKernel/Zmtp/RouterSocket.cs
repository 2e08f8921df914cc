using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CSharpKernel.Zmtp;

/// <summary>A message and the connection that it came by.</summary>
/// <param name="Peer">The sender, to whom a reply goes.</param>
/// <param name="Frames">The message's frames; a ROUTER's identity frame is not among them, because it is never on the wire.</param>
public sealed record ReceivedMessage(ZmtpPeer Peer, IReadOnlyList<byte[]> Frames);

/// <summary>A ROUTER: receives from any number of DEALER and REQ peers, and sends to one of them.</summary>
/// <param name="limits">What peers are granted, or null for the defaults.</param>
public sealed class RouterSocket(ZmtpLimits? limits = null) : ZmtpSocket("ROUTER", ["DEALER", "REQ", "ROUTER"], limits)
{
    private readonly BlockingCollection<ReceivedMessage> _inbox = [];
    private long _inboxBytes;
    private long _received;

    /// <summary>Raised on the socket's own thread when a peer that had finished its handshake is gone.</summary>
    public event Action<ZmtpPeer>? PeerClosed;

    /// <summary>How many messages have come in so far.</summary>
    public long ReceivedCount => Volatile.Read(ref _received);

    internal override bool IsFull => Volatile.Read(ref _inboxBytes) >= Limits.MaxInboxBytes;

    /// <summary>Waits for the next message.</summary>
    /// <returns>False if the socket is closed and nothing more will come.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public bool TryTake([NotNullWhen(true)] out ReceivedMessage? message, CancellationToken cancellation = default)
    {
        if (!_inbox.TryTake(out message, Timeout.Infinite, cancellation))
            return false;
        Taken(message);
        return true;
    }

    /// <summary>Takes the next message if one is there.</summary>
    public bool TryTakeNow([NotNullWhen(true)] out ReceivedMessage? message)
    {
        if (!_inbox.TryTake(out message))
            return false;
        Taken(message);
        return true;
    }

    /// <summary>Sends a message to one peer. If the peer is gone, the message is dropped, as a ROUTER does.</summary>
    public void Send(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        ArgumentNullException.ThrowIfNull(peer);
        ArgumentNullException.ThrowIfNull(frames);
        Send(peer, FrameEncoder.Message(frames));
    }

    internal override void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        Interlocked.Add(ref _inboxBytes, Size(frames));
        _inbox.Add(new ReceivedMessage(peer, frames));
        Volatile.Write(ref _received, _received + 1);
    }

    private protected override void OnClosed(ZmtpPeer peer) => PeerClosed?.Invoke(peer);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _inbox.CompleteAdding();
    }

    private void Taken(ReceivedMessage message)
    {
        bool wasFull = IsFull;
        Interlocked.Add(ref _inboxBytes, -Size(message.Frames));
        if (wasFull && !IsFull)
            Wake();
    }

    // An empty message takes memory too.
    private static long Size(IReadOnlyList<byte[]> frames) => 64 + frames.Sum(f => 32L + f.Length);
}
