using System.Buffers.Binary;
using System.Text.Json;

namespace Notebooks;

/// <summary>
/// Messages over a pair of pipes: four bytes of length, then JSON. Sending returns when the operating system has the
/// message, so that what a process said before it crashed still arrives.
/// </summary>
internal sealed class MessagePipe(Stream input, Stream output) : IDisposable
{
    private readonly Lock _gate = new();

    /// <summary>Sends a message. Any thread may; messages don't mix.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(WorkerMessage message)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, WorkerJson.Default.WorkerMessage);
        var frame = new byte[sizeof(int) + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        json.CopyTo(frame, sizeof(int));
        lock (_gate)
        {
            output.Write(frame);
            output.Flush();
        }
    }

    /// <summary>The next message, or null when the other side is gone, be it in the middle of one.</summary>
    public WorkerMessage? Receive()
    {
        try
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            input.ReadExactly(length);
            var json = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            input.ReadExactly(json);
            return JsonSerializer.Deserialize(json, WorkerJson.Default.WorkerMessage);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }
}
