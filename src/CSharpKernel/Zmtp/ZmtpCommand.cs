using System.Buffers.Binary;
using System.Text;

namespace CSharpKernel.Zmtp;

/// <summary>A command: a name of up to 255 characters, then data whose layout the name decides.</summary>
internal readonly record struct ZmtpCommand(string Name, byte[] Data)
{
    /// <exception cref="ZmtpException">The frame is too short for its name.</exception>
    public static ZmtpCommand Parse(ReadOnlySpan<byte> body)
    {
        if (body.Length < 2 || body[0] == 0 || body.Length < 1 + body[0])
            throw new ZmtpException("A command has no name.");
        int end = 1 + body[0];
        return new ZmtpCommand(Encoding.ASCII.GetString(body[1..end]), body[end..].ToArray());
    }

    public byte[] Encode() => [(byte)Name.Length, .. Encoding.ASCII.GetBytes(Name), .. Data];

    /// <summary>READY, with which both sides of the NULL mechanism tell who they are.</summary>
    public static ZmtpCommand Ready(IEnumerable<KeyValuePair<string, byte[]>> properties)
    {
        List<byte> data = [];
        Span<byte> length = stackalloc byte[4];
        foreach ((string name, byte[] value) in properties)
        {
            data.Add((byte)name.Length);
            data.AddRange(Encoding.ASCII.GetBytes(name));
            BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
            data.AddRange(length);
            data.AddRange(value);
        }
        return new ZmtpCommand("READY", [.. data]);
    }

    /// <summary>ERROR, the answer to a peer that cannot be served.</summary>
    public static ZmtpCommand Error(string reason) => new("ERROR", [(byte)reason.Length, .. Encoding.ASCII.GetBytes(reason)]);

    /// <summary>The properties in a READY command's data. Their names do not differ by case.</summary>
    /// <exception cref="ZmtpException">The data does not hold what its lengths say.</exception>
    public IReadOnlyDictionary<string, byte[]> ReadProperties()
    {
        Dictionary<string, byte[]> properties = new(StringComparer.OrdinalIgnoreCase);
        ReadOnlySpan<byte> rest = Data;
        while (!rest.IsEmpty)
        {
            int valueAt = 1 + rest[0] + 4;
            if (rest[0] == 0 || rest.Length < valueAt)
                throw new ZmtpException("READY has a property that is cut off.");
            string name = Encoding.ASCII.GetString(rest[1..(1 + rest[0])]);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(rest[(1 + rest[0])..]);
            if (length > rest.Length - valueAt)
                throw new ZmtpException($"READY has a property {name} whose value is cut off.");
            properties[name] = rest.Slice(valueAt, (int)length).ToArray();
            rest = rest[(valueAt + (int)length)..];
        }
        return properties;
    }

    /// <summary>The PONG to this PING: its context without the two bytes of its time to live.</summary>
    /// <exception cref="ZmtpException">The PING is shorter than its time to live, or its context is longer than 16 bytes.</exception>
    public ZmtpCommand Pong()
    {
        if (Data.Length is < 2 or > 18)
            throw new ZmtpException($"A PING has {Data.Length} bytes of data; 2 to 18 are allowed.");
        return new ZmtpCommand("PONG", Data[2..]);
    }
}
