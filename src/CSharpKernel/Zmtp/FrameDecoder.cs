using System.Buffers.Binary;

namespace CSharpKernel.Zmtp;

/// <summary>Cuts a stream of bytes, arriving in pieces of any size, into frames.</summary>
internal sealed class FrameDecoder(ZmtpLimits limits)
{
    // A peer that announces a huge frame gets memory only as fast as it sends it.
    private const int FirstAllocation = 64 << 10;

    private readonly byte[] _header = new byte[9];
    private int _headerFilled;
    private byte[]? _body;
    private int _bodyFilled;
    private int _bodyLength;

    /// <summary>Takes bytes from the front of <paramref name="input"/> until a frame is complete or none are left.</summary>
    /// <returns>True when <paramref name="frame"/> is complete.</returns>
    /// <exception cref="ZmtpException">The bytes are no frame, or one beyond the limits.</exception>
    public bool TryRead(ref ReadOnlySpan<byte> input, out Frame frame)
    {
        frame = default;
        if (_body is null && !ReadHeader(ref input))
            return false;

        Fill(ref input);
        if (_bodyFilled < _bodyLength)
            return false;

        frame = new Frame((FrameFlags)_header[0], _body!);
        _body = null;
        _headerFilled = 0;
        return true;
    }

    private bool ReadHeader(ref ReadOnlySpan<byte> input)
    {
        while (!input.IsEmpty)
        {
            _header[_headerFilled++] = input[0];
            input = input[1..];
            var flags = (FrameFlags)_header[0];
            if (_headerFilled == 1)
                CheckFlags(flags);
            if (_headerFilled < ((flags & FrameFlags.Long) != 0 ? 9 : 2))
                continue;

            _bodyLength = CheckLength(flags);
            _bodyFilled = 0;
            _body = _bodyLength == 0 ? [] : new byte[Math.Min(_bodyLength, FirstAllocation)];
            return true;
        }
        return false;
    }

    private void Fill(ref ReadOnlySpan<byte> input)
    {
        int take = Math.Min(input.Length, _bodyLength - _bodyFilled);
        int needed = _bodyFilled + take;
        if (needed > _body!.Length)
            Array.Resize(ref _body, (int)Math.Min(_bodyLength, Math.Max(needed, 2L * _body.Length)));
        input[..take].CopyTo(_body.AsSpan(_bodyFilled));
        _bodyFilled = needed;
        input = input[take..];
    }

    private static void CheckFlags(FrameFlags flags)
    {
        if ((flags & ~FrameFlags.All) != 0)
            throw new ZmtpException($"A frame has reserved flags set: 0x{(byte)flags:x2}.");
        if ((flags & (FrameFlags.Command | FrameFlags.More)) == (FrameFlags.Command | FrameFlags.More))
            throw new ZmtpException("A command has the flag for more frames.");
    }

    private int CheckLength(FrameFlags flags)
    {
        ulong length = (flags & FrameFlags.Long) != 0 ? BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(1)) : _header[1];
        long limit = (flags & FrameFlags.Command) != 0 ? limits.MaxCommandBytes : limits.MaxMessageBytes;
        if (length > (ulong)Math.Min(limit, Array.MaxLength))
            throw new ZmtpException($"A frame of {length} bytes is beyond the limit of {limit}.");
        return (int)length;
    }
}
