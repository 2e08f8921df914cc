using System.Net;
using System.Net.Sockets;

namespace CSharpKernel.Zmtp;

/// <summary>Wakes a thread that waits in <see cref="Socket.Select(System.Collections.IList?, System.Collections.IList?, System.Collections.IList?, TimeSpan)"/>.</summary>
/// <remarks>A datagram socket connected to itself: what it sends, only it receives, and nobody else can send to it.</remarks>
internal sealed class WakeSignal : IDisposable
{
    private static readonly byte[] Nudge = [1];
    private readonly byte[] _buffer = new byte[16];
    private int _pending;

    public WakeSignal()
    {
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        Socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Socket.Connect(Socket.LocalEndPoint!);
        Socket.Blocking = false;
    }

    public Socket Socket { get; }

    public void Set()
    {
        if (Interlocked.Exchange(ref _pending, 1) != 0)
            return;
        try
        {
            Socket.Send(Nudge, SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            // The loop has ended; there is nobody to wake.
        }
    }

    public void Reset()
    {
        Socket.Receive(_buffer, SocketFlags.None, out _);
        Volatile.Write(ref _pending, 0);
    }

    public void Dispose() => Socket.Dispose();
}
