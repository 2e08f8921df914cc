using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace FromScratch.Tests;

/// <summary>A data set in MNIST's format that is small, with a cache folder of its own.</summary>
internal sealed class SmallMnist : IDisposable
{
    internal SmallMnist()
    {
        MnistFile File(string name, byte[] idx, int count)
        {
            var packed = Pack(idx);
            Contents[name] = packed;
            return new MnistFile(name, packed.Length, Convert.ToHexStringLower(SHA256.HashData(packed)), count);
        }

        Files = new MnistFiles(
            File("train-images.gz", Idx(0x803, [20, 28, 28], i => (byte)(i * 7)), 20),
            File("train-labels.gz", Idx(0x801, [20], i => (byte)(i % 10)), 20),
            File("test-images.gz", Idx(0x803, [5, 28, 28], i => (byte)(i * 3)), 5),
            File("test-labels.gz", Idx(0x801, [5], i => (byte)(9 - i)), 5));
    }

    internal MnistFiles Files { get; }

    internal Dictionary<string, byte[]> Contents { get; } = [];

    internal string Folder { get; } = Path.Combine(Path.GetTempPath(), "mnist-test-" + Guid.NewGuid().ToString("N"));

    internal string PathOf(string name) => Path.Combine(Folder, name);

    internal MnistServer Mirror() => new((name, range) => MnistServer.From(Contents[name], range));

    internal MnistOptions Options(params MnistServer[] mirrors) => new()
    {
        Files = Files,
        CacheFolder = Folder,
        Mirrors = [.. mirrors.Select(mirror => mirror.Address)],
        AnswerTimeout = TimeSpan.FromSeconds(20),
        StallTimeout = TimeSpan.FromSeconds(20),
    };

    internal void Cache(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(PathOf(name), bytes);
    }

    internal void CacheAll()
    {
        foreach (var (name, bytes) in Contents) Cache(name, bytes);
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    internal static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression)) gzip.Write(bytes);
        return packed.ToArray();
    }

    internal static byte[] Idx(int magic, int[] sizes, Func<int, byte> value)
    {
        var bytes = new byte[4 + (4 * sizes.Length) + sizes.Aggregate(1, (a, b) => a * b)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, magic);
        for (var i = 0; i < sizes.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * i)), sizes[i]);
        var start = 4 + (4 * sizes.Length);
        for (var i = start; i < bytes.Length; i++) bytes[i] = value(i - start);
        return bytes;
    }
}
