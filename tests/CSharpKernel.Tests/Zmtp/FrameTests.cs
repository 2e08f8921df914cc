using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Zmtp;

public class FrameTests
{
    private static List<Frame> Decode(ReadOnlySpan<byte> bytes, int piece, ZmtpLimits? limits = null)
    {
        FrameDecoder decoder = new(limits ?? ZmtpLimits.Default);
        List<Frame> frames = [];
        for (int at = 0; at < bytes.Length; at += piece)
        {
            ReadOnlySpan<byte> input = bytes[at..Math.Min(at + piece, bytes.Length)];
            while (decoder.TryRead(ref input, out Frame frame))
                frames.Add(frame);
        }
        return frames;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    public void Frame_OfAnyLength_SurvivesAnyPieces(int length)
    {
        byte[] body = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        byte[] bytes = FrameEncoder.Message([body, [7]]);
        foreach (int piece in (int[])[1, 2, 9, 1000, 1 << 20])
        {
            List<Frame> frames = Decode(bytes, piece);
            Assert.Equal(2, frames.Count);
            Assert.Equal(body, frames[0].Body);
            Assert.True(frames[0].HasMore);
            Assert.Equal([7], frames[1].Body);
            Assert.False(frames[1].HasMore);
        }
    }

    [Fact]
    public void Encoder_WritesShortAndLongHeaders()
    {
        Assert.Equal([0x01, 2, 1, 2, 0x00, 0], FrameEncoder.Message([[1, 2], []]));
        Assert.Equal([0x02, 0, 0, 0, 0, 0, 0, 1, 0], FrameEncoder.Message([new byte[256]])[..9]);
        Assert.Equal([0x00, 255], FrameEncoder.Message([new byte[255]])[..2]);
        Assert.Equal([0x04, 1, 9], FrameEncoder.Command([9]));
    }

    [Theory]
    [InlineData(new byte[] { 0x08, 0 })]
    [InlineData(new byte[] { 0x80, 0 })]
    [InlineData(new byte[] { 0x05, 0 })]
    [InlineData(new byte[] { 0x07, 0 })]
    [InlineData(new byte[] { 0x02, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0x02, 0x80, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x02, 0, 0, 0, 0, 0x10, 0, 0, 1 })]
    [InlineData(new byte[] { 0x06, 0, 0, 0, 0, 0, 1, 0, 1 })]
    public void Decoder_BadFlagsOrLength_Throws(byte[] bytes) =>
        Assert.Throws<ZmtpException>(() => Decode(bytes, bytes.Length));

    [Fact]
    public void Decoder_AnnouncedButUnsentGigabyte_TakesLittleMemory()
    {
        ZmtpLimits limits = ZmtpLimits.Default with { MaxMessageBytes = 1L << 30 };
        FrameDecoder decoder = new(limits);
        ReadOnlySpan<byte> header = [0x02, 0, 0, 0, 0, 0x40, 0, 0, 0];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(decoder.TryRead(ref header, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Ready_RoundTrips_AndIgnoresCase()
    {
        ZmtpCommand ready = ZmtpCommand.Ready([new("Socket-Type", "DEALER"u8.ToArray()), new("Identity", [0, 1, 255])]);
        Assert.Equal([5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 6, .. "DEALER"u8], ready.Encode()[..28]);
        IReadOnlyDictionary<string, byte[]> properties = ZmtpCommand.Parse(ready.Encode()).ReadProperties();
        Assert.Equal("DEALER"u8.ToArray(), properties["socket-type"]);
        Assert.Equal([0, 1, 255], properties["IDENTITY"]);
    }

    [Theory]
    [InlineData(new byte[] { 3 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 65, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 65, 0, 0, 0, 2, 1 })]
    [InlineData(new byte[] { 1, 65, 0xff, 0xff, 0xff, 0xff, 1 })]
    public void Ready_CutOff_Throws(byte[] data) =>
        Assert.Throws<ZmtpException>(() => new ZmtpCommand("READY", data).ReadProperties());

    [Fact]
    public void Command_WithoutAName_Throws()
    {
        Assert.Throws<ZmtpException>(() => ZmtpCommand.Parse([]));
        Assert.Throws<ZmtpException>(() => ZmtpCommand.Parse([0, 1]));
        Assert.Throws<ZmtpException>(() => ZmtpCommand.Parse([5, 65]));
    }
}
