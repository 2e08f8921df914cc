using System.Diagnostics;
using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>
/// What waits to be written to one connection. Its lock is the connection's one write lock: whoever holds it may write,
/// and a message that has begun is finished before the next.
/// </summary>
internal sealed class Outbox(Socket socket)
{
    // How often a wait looks whether it is to end.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly Queue<byte[]> _messages = new();
    private int _written;
    private bool _closed;
    private long _progress;

    /// <summary>Bytes that the peer has not taken yet.</summary>
    public long PendingBytes { get; private set; }

    /// <summary>Messages that the peer has not taken yet, or not whole.</summary>
    public int PendingMessages
    {
        get
        {
            lock (_messages)
                return _messages.Count;
        }
    }

    /// <summary>Whether the peer is gone or given up.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_messages)
                return _closed;
        }
    }

    /// <summary>Writes a message at once as far as the peer takes it, and keeps the rest for <see cref="Write"/>.</summary>
    /// <returns>True if nothing is left to write, or nobody is there to write to.</returns>
    public bool Send(byte[] message)
    {
        lock (_messages)
        {
            if (_closed)
                return true;
            if (_messages.Count == 0)
                _progress = Stopwatch.GetTimestamp();
            _messages.Enqueue(message);
            PendingBytes += message.Length;
            return Write();
        }
    }

    /// <summary>Writes as much as the peer takes now.</summary>
    /// <returns>True if nothing is left.</returns>
    public bool Write()
    {
        lock (_messages)
        {
            while (!_closed && _messages.TryPeek(out byte[]? message))
            {
                int sent = socket.Send(message.AsSpan(_written), SocketFlags.None, out SocketError error);
                if (error is SocketError.WouldBlock)
                    return false;
                if (error is not (SocketError.Success or SocketError.Interrupted))
                    Abandon();
                else
                    Advance(message, sent);
            }
            return true;
        }
    }

    /// <summary>Waits until the peer has taken all but so much.</summary>
    /// <param name="limits">How much.</param>
    /// <param name="times">Asked now and then: how many times that.</param>
    /// <returns>False if the peer read nothing at all for the stall time.</returns>
    public bool WaitForRoom(ZmtpLimits limits, Func<int> times)
    {
        lock (_messages)
        {
            while (!_closed && IsFull(limits, times()))
            {
                TimeSpan left = limits.StallTime - Stopwatch.GetElapsedTime(_progress);
                if (left <= TimeSpan.Zero)
                    return false;
                Monitor.Wait(_messages, left < Look ? left : Look);
            }
            return true;
        }
    }

    /// <summary>
    /// Forgets what is pending and takes no more. When this returns, nobody writes and nobody will. The socket itself is
    /// left to its loop, which may be waiting for it.
    /// </summary>
    public void Close()
    {
        lock (_messages)
            Abandon();
    }

    private bool IsFull(ZmtpLimits limits, long times) =>
        PendingBytes >= times * limits.MaxOutboxBytes || PendingMessages >= times * limits.MaxOutboxMessages;

    private void Advance(byte[] message, int sent)
    {
        PendingBytes -= sent;
        _written += sent;
        _progress = Stopwatch.GetTimestamp();
        if (_written == message.Length)
        {
            _messages.Dequeue();
            _written = 0;
        }
        Monitor.PulseAll(_messages);
    }

    private void Abandon()
    {
        _closed = true;
        _messages.Clear();
        PendingBytes = 0;
        Monitor.PulseAll(_messages);
    }
}
