using System.Buffers.Binary;
using System.IO.Compression;

namespace FromScratch;

/// <summary>Reads the IDX format of MNIST's files: a magic number, the sizes, then one byte for each value.</summary>
internal static class Idx
{
    private const int ImagesMagic = 0x0803;
    private const int LabelsMagic = 0x0801;

    internal static (byte[] Pixels, int Height, int Width) Images(string path, MnistFile file)
    {
        var bytes = Unpack(path, file, headerLength: 16, ImagesMagic);
        int height = Size(bytes, 2), width = Size(bytes, 3);
        if (height is < 1 or > 1000 || width is < 1 or > 1000 || bytes.LongLength != 16 + ((long)file.Count * height * width))
            throw Damaged(path, FormattableString.Invariant($"it says {file.Count} pictures of {height}×{width} and holds {bytes.LongLength - 16} pixels"));
        return (bytes[16..], height, width);
    }

    internal static byte[] Labels(string path, MnistFile file)
    {
        var bytes = Unpack(path, file, headerLength: 8, LabelsMagic);
        if (bytes.LongLength != 8 + (long)file.Count) throw Damaged(path, FormattableString.Invariant($"it says {file.Count} labels and holds {bytes.LongLength - 8}"));
        var labels = bytes[8..];
        var wrong = Array.FindIndex(labels, label => label > 9);
        return wrong < 0 ? labels : throw Damaged(path, FormattableString.Invariant($"label {wrong} is {labels[wrong]}"));
    }

    // The bytes that are checked are the bytes that are read, whatever happens to the file meanwhile.
    private static byte[] Unpack(string path, MnistFile file, int headerLength, int magic)
    {
        var packed = File.ReadAllBytes(path);
        if (MnistCheck.Problem(packed, file) is { } problem) throw Damaged(path, problem);
        using var unpacked = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            gzip.CopyTo(unpacked);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(path, e.Message);
        }

        var bytes = unpacked.ToArray();
        if (bytes.Length < headerLength || Size(bytes, 0) != magic || Size(bytes, 1) != file.Count)
            throw Damaged(path, "it does not begin as this file begins");
        return bytes;
    }

    private static int Size(byte[] bytes, int index) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(index * 4, 4));

    private static InvalidDataException Damaged(string path, string problem) =>
        new($"The file {path} is damaged: {problem}. Loading the data set again fetches a new one.");
}
