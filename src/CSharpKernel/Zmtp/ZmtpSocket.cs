using System.Net;
using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>
/// A bound ZeroMQ socket that speaks ZMTP 3 over TCP. One thread of its own does all reading and accepting, so that it
/// answers even while a cell keeps every thread of the pool busy.
/// </summary>
public abstract class ZmtpSocket : IDisposable
{
    private readonly string _socketType;
    private readonly IReadOnlyCollection<string> _peerTypes;
    private readonly Lock _openLock = new();
    private ZmtpPeer[] _open = [];
    private SocketLoop? _loop;

    private protected ZmtpSocket(string socketType, IReadOnlyCollection<string> peerTypes, ZmtpLimits? limits)
    {
        _socketType = socketType;
        _peerTypes = peerTypes;
        Limits = limits ?? ZmtpLimits.Default;
    }

    /// <summary>What this socket grants its peers.</summary>
    public ZmtpLimits Limits { get; }

    /// <summary>Where the socket listens, once bound.</summary>
    public IPEndPoint? LocalEndPoint => _loop?.LocalEndPoint;

    /// <summary>The peers that have finished their handshake, in the order in which they did.</summary>
    public IReadOnlyList<ZmtpPeer> Peers
    {
        get
        {
            lock (_openLock)
                return _open;
        }
    }

    /// <summary>Whether the owner has no room for more messages now. The socket then leaves them to TCP.</summary>
    internal virtual bool IsFull => false;

    /// <summary>Starts to listen at this address, and at no other.</summary>
    /// <param name="endPoint">The address; port 0 takes a free one.</param>
    /// <exception cref="ZmtpException">The port is taken, or the address is not this machine's.</exception>
    /// <exception cref="InvalidOperationException">The socket is bound already.</exception>
    public void Bind(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        if (_loop is not null)
            throw new InvalidOperationException("The socket is bound already.");
        _loop = SocketLoop.Listen(this, endPoint);
    }

    /// <summary>
    /// Waits, a second at the most, until the socket has read what had reached this machine before the call, so that what
    /// was sent earlier counts as received even when the processor is busy.
    /// </summary>
    public void Settle() => _loop?.Settle(TimeSpan.FromSeconds(1));

    /// <summary>Gives peers the linger time to take what was already sent to them, then closes every connection.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the socket.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _loop?.Dispose();
    }

    internal ZmtpPeer Accept(Socket socket) => new(this, socket, _socketType, _peerTypes, Limits);

    /// <summary>Sends bytes that are whole frames. A peer that has let too much pile up is given up.</summary>
    internal void Send(ZmtpPeer peer, byte[] bytes)
    {
        bool done = peer.Outbox.Send(bytes);
        if (!done && GivesUpAt is { } limit && peer.Outbox.PendingBytes > limit)
            peer.Outbox.Close();
        if (!done || peer.Outbox.IsClosed)
            Wake();
    }

    internal void Wake() => _loop?.Wake();

    internal void Opened(ZmtpPeer peer)
    {
        lock (_openLock)
            _open = [.. _open, peer];
        OnOpened(peer);
    }

    internal void Closed(ZmtpPeer peer)
    {
        lock (_openLock)
            _open = [.. _open.Where(p => p != peer)];
        if (peer.IsOpen)
            OnClosed(peer);
    }

    internal abstract void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames);

    internal virtual void Commanded(ZmtpPeer peer, ZmtpCommand command)
    {
        // A command that this side does not know is not its business.
    }

    /// <summary>Pending bytes at which a peer is given up at once, or null where <see cref="PublisherSocket.WaitForRoom"/> decides.</summary>
    private protected virtual long? GivesUpAt => Limits.MaxOutboxBytes;

    private protected virtual void OnOpened(ZmtpPeer peer)
    {
    }

    private protected virtual void OnClosed(ZmtpPeer peer)
    {
    }
}
