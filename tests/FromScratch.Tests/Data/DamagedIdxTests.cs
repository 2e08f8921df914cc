using System.Security.Cryptography;

namespace FromScratch.Tests;

/// <summary>
/// Damaged files of MNIST are refused with <see cref="InvalidDataException"/>, whatever their checksum says. For longer:
/// <c>FUZZ_MINUTES=10 dotnet test tests/FromScratch.Tests --filter FullyQualifiedName~DamagedIdx</c>.
/// </summary>
public sealed class DamagedIdxTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "idx-" + Guid.NewGuid().ToString("N") + ".gz");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void AnyDamage_IsSeenByTheChecksum()
    {
        var whole = SmallMnist.Pack(Pictures());
        var file = FileOf(whole, 5);
        Use(whole, file);
        Fuzzing fuzzing = new(20269);
        var same = 0;
        var refused = fuzzing.Refusals<InvalidDataException>(2000, () =>
        {
            var bytes = fuzzing.Damaged(whole);
            same += bytes.AsSpan().SequenceEqual(whole) ? 1 : 0;
            return bytes;
        }, bytes => Use(bytes, file));

        Assert.Equal(fuzzing.Tried - same, refused);
    }

    [Fact]
    public void WithTheRightChecksum_ItIsReadOrRefused()
    {
        Fuzzing fuzzing = new(20270);
        byte[] pictures = Pictures(), labels = SmallMnist.Idx(0x801, [5], i => (byte)(i % 10));
        byte[][] words = [[0, 0, 0, 5], [0x7f, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xff], [0, 0, 8, 1], [0, 0, 0, 0]];
        var refused = fuzzing.Refusals<InvalidDataException>(4000, () =>
        {
            var idx = fuzzing.Random.Next(2) == 0 ? pictures : labels;
            // The beginning is what matters, and most of the bytes are pixels.
            var damaged = fuzzing.Random.Next(3) == 0 ? [.. fuzzing.Damaged(idx[..8], words), .. idx[8..]] : fuzzing.Damaged(idx, words);
            var packed = SmallMnist.Pack(damaged);
            return fuzzing.Random.Next(3) == 0 ? fuzzing.Damaged(packed) : packed;
        }, bytes =>
        {
            Use(bytes, FileOf(bytes, 5));
        });

        Assert.InRange(refused, fuzzing.Tried / 4, fuzzing.Tried - 1);
    }

    private static byte[] Pictures() => SmallMnist.Idx(0x803, [5, 4, 3], i => (byte)(i * 7));

    private static MnistFile FileOf(byte[] packed, int count) =>
        new("file.gz", packed.Length, Convert.ToHexStringLower(SHA256.HashData(packed)), count);

    // Each as what it is not, too: a file under another one's name.
    private void Use(byte[] bytes, MnistFile file)
    {
        File.WriteAllBytes(_path, bytes);
        InvalidDataException? refusal = null;
        try
        {
            var (pixels, height, width) = Idx.Images(_path, file);
            Assert.Equal(file.Count * height * width, pixels.Length);
        }
        catch (InvalidDataException e)
        {
            refusal = e;
        }

        if (refusal is not null)
            Assert.All(Idx.Labels(_path, file), label => Assert.InRange(label, 0, 9));
    }
}
