using System.Buffers.Binary;
using System.Text.Json;

namespace Notebooks;

/// <summary>
/// Messages over a pair of pipes: four bytes of length, then JSON. Sending returns when the operating system has the
/// message, so that what a process said before it crashed still arrives.
/// </summary>
/// <param name="input">Where messages come from.</param>
/// <param name="output">Where messages go to.</param>
/// <param name="limit">How many bytes a message that comes may have.</param>
internal sealed class MessagePipe(Stream input, Stream output, int limit = int.MaxValue) : IDisposable
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

    /// <summary>The next message, or null when the other side is gone, be it in the middle of one, or sends what is none.</summary>
    public WorkerMessage? Receive()
    {
        try
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            input.ReadExactly(length);
            var count = BinaryPrimitives.ReadInt32LittleEndian(length);
            if (count < 0 || count > limit)
                return null;
            var json = new byte[count];
            input.ReadExactly(json);
            return JsonSerializer.Deserialize(json, WorkerJson.Default.WorkerMessage);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException or NotSupportedException)
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
