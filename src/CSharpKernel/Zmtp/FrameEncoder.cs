using System.Buffers.Binary;

namespace CSharpKernel.Zmtp;

/// <summary>Writes messages and commands as the bytes to send, each in one piece, so that each is one write.</summary>
internal static class FrameEncoder
{
    public static byte[] Message(IReadOnlyList<byte[]> frames)
    {
        var bytes = new byte[frames.Sum(f => f.Length + HeaderLength(f.Length))];
        Span<byte> rest = bytes;
        for (int i = 0; i < frames.Count; i++)
            Write(ref rest, i < frames.Count - 1 ? FrameFlags.More : FrameFlags.None, frames[i]);
        return bytes;
    }

    public static byte[] Command(byte[] body)
    {
        var bytes = new byte[body.Length + HeaderLength(body.Length)];
        Span<byte> rest = bytes;
        Write(ref rest, FrameFlags.Command, body);
        return bytes;
    }

    private static int HeaderLength(int bodyLength) => bodyLength > byte.MaxValue ? 9 : 2;

    private static void Write(ref Span<byte> rest, FrameFlags flags, byte[] body)
    {
        int header = HeaderLength(body.Length);
        if (header == 2)
        {
            rest[0] = (byte)flags;
            rest[1] = (byte)body.Length;
        }
        else
        {
            rest[0] = (byte)(flags | FrameFlags.Long);
            BinaryPrimitives.WriteInt64BigEndian(rest[1..], body.Length);
        }
        body.CopyTo(rest[header..]);
        rest = rest[(header + body.Length)..];
    }
}
