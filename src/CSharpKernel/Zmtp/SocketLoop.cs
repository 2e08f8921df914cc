using System.Net;
using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>
/// The thread behind one <see cref="ZmtpSocket"/>: accepts, reads, and writes what a sender could not write at once. Only
/// this thread adds and removes connections, so nothing is closed while it is waited for.
/// </summary>
internal sealed class SocketLoop : IDisposable
{
    // How often connections are looked at that may have overstayed, or that another thread has given up.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly ZmtpSocket _owner;
    private readonly Socket _listener;
    private readonly WakeSignal _wake = new();
    private readonly Dictionary<Socket, ZmtpPeer> _peers = [];
    private readonly byte[] _buffer = new byte[64 << 10];
    private readonly Thread _thread;
    private volatile bool _stopping;
    private long _lingerUntil;
    private readonly object _roundLock = new();
    private long _rounds;
    private bool _ended;

    private SocketLoop(ZmtpSocket owner, Socket listener)
    {
        _owner = owner;
        _listener = listener;
        LocalEndPoint = (IPEndPoint)listener.LocalEndPoint!;
        _thread = new Thread(Run) { IsBackground = true, Name = $"{owner.GetType().Name} {LocalEndPoint}" };
        _thread.Start();
    }

    public IPEndPoint LocalEndPoint { get; }

    /// <exception cref="ZmtpException">The address cannot be listened at.</exception>
    public static SocketLoop Listen(ZmtpSocket owner, IPEndPoint endPoint)
    {
        var listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            // Elsewhere two programs could otherwise share a port; Unix refuses that by itself.
            if (OperatingSystem.IsWindows())
                listener.ExclusiveAddressUse = true;
            listener.Bind(endPoint);
            listener.Listen(512);
            return new SocketLoop(owner, listener);
        }
        catch (SocketException e)
        {
            listener.Dispose();
            throw new ZmtpException(e.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"Port {endPoint.Port} at {endPoint.Address} is already in use by another program."
                : $"Cannot listen at {endPoint}: {e.Message}.", e);
        }
    }

    public void Wake() => _wake.Set();

    public void Settle(TimeSpan atMost)
    {
        long end = Environment.TickCount64 + (long)atMost.TotalMilliseconds;
        lock (_roundLock)
        {
            // The round that is under way may have looked at the sockets already. The one after it has not.
            long enough = _rounds + 2;
            while (_rounds < enough && !_ended && end - Environment.TickCount64 is > 0 and var left)
            {
                _wake.Set();
                Monitor.Wait(_roundLock, (int)Math.Min(left, 10));
            }
        }
    }

    public void Dispose()
    {
        if (_stopping)
            return;
        _lingerUntil = Environment.TickCount64 + (long)_owner.Limits.LingerTime.TotalMilliseconds;
        _stopping = true;
        _wake.Set();
        if (Thread.CurrentThread != _thread)
            _thread.Join();
    }

    private void Run()
    {
        List<Socket> readable = [];
        List<Socket> writable = [];
        while (!_stopping || IsLingering())
        {
            CollectSockets(readable, writable);
            Socket.Select(readable, writable, null, _stopping ? TimeSpan.FromMilliseconds(10) : Tick);
            foreach (Socket socket in writable)
                _peers[socket].Outbox.Write();
            foreach (Socket socket in readable)
            {
                if (socket == _wake.Socket)
                    _wake.Reset();
                else if (socket == _listener)
                    AcceptAll();
                else if (_peers.TryGetValue(socket, out ZmtpPeer? peer))
                    Read(peer);
            }
            RemoveTheGone();
            CountRound(last: false);
        }
        _listener.Dispose();
        foreach (ZmtpPeer peer in _peers.Values.ToArray())
            Remove(peer);
        _wake.Dispose();
        CountRound(last: true);
    }

    private void CountRound(bool last)
    {
        lock (_roundLock)
        {
            _rounds++;
            _ended = last;
            Monitor.PulseAll(_roundLock);
        }
    }

    private bool IsLingering() => Environment.TickCount64 < _lingerUntil && _peers.Values.Any(p => p.Outbox.PendingBytes > 0);

    private void CollectSockets(List<Socket> readable, List<Socket> writable)
    {
        readable.Clear();
        writable.Clear();
        readable.Add(_wake.Socket);
        if (!_stopping)
            readable.Add(_listener);
        bool reads = !_stopping && !_owner.IsFull;
        foreach (ZmtpPeer peer in _peers.Values)
        {
            if (reads)
                readable.Add(peer.Socket);
            if (peer.Outbox.PendingBytes > 0)
                writable.Add(peer.Socket);
        }
    }

    private void AcceptAll()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = _listener.Accept();
            }
            catch (SocketException e)
            {
                // A client that is gone before it was accepted is nothing; a machine out of descriptors needs a pause.
                if (e.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
                    Thread.Sleep(50);
                return;
            }
            if (_peers.Count >= _owner.Limits.MaxConnections)
                socket.Dispose();
            else
                Welcome(socket);
        }
    }

    private void Welcome(Socket socket)
    {
        ZmtpPeer peer = _owner.Accept(socket);
        _peers.Add(socket, peer);
        try
        {
            socket.Blocking = false;
            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            peer.Start();
        }
        catch (SocketException)
        {
            Remove(peer);
        }
    }

    private void Read(ZmtpPeer peer)
    {
        try
        {
            int count = peer.Socket.Receive(_buffer, SocketFlags.None, out SocketError error);
            if (error is SocketError.WouldBlock or SocketError.Interrupted)
                return;
            if (error == SocketError.Success && count > 0)
                peer.Receive(_buffer.AsSpan(0, count));
            else
                Remove(peer);
        }
        catch (ZmtpException)
        {
            // The peer broke the protocol. It alone pays for it.
            Remove(peer);
        }
    }

    private void RemoveTheGone()
    {
        foreach (ZmtpPeer peer in _peers.Values)
        {
            if (peer.Outbox.IsClosed || !peer.IsOpen && peer.Age > _owner.Limits.HandshakeTime)
                Remove(peer);
        }
    }

    private void Remove(ZmtpPeer peer)
    {
        _peers.Remove(peer.Socket);
        peer.Outbox.Close();
        peer.Socket.Dispose();
        _owner.Closed(peer);
    }
}
