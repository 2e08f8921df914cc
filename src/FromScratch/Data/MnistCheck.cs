using System.Security.Cryptography;

namespace FromScratch;

/// <summary>Says what is wrong with bytes that should be one of MNIST's files.</summary>
internal static class MnistCheck
{
    /// <summary>Null for the right file, otherwise what is wrong with it, in words.</summary>
    internal static string? Problem(ReadOnlySpan<byte> bytes, MnistFile file)
    {
        if (bytes.Length == file.Length && Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256) return null;
        if (bytes.IsEmpty) return "it is empty";
        if (LooksLikeHtml(bytes)) return "it is a web page, not a data file";
        if (!IsGzip(bytes)) return "it is not a gzip file";
        if (bytes.Length < file.Length) return FormattableString.Invariant($"it is cut off: {bytes.Length} of {file.Length} bytes");
        if (bytes.Length > file.Length) return FormattableString.Invariant($"it is too long: {bytes.Length} bytes, not {file.Length}");
        return $"its SHA-256 is not {file.Sha256}, so some of its bytes are wrong";
    }

    internal static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);

    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart("\uFEFF \t\r\n"u8);
        return !bytes.IsEmpty && bytes[0] == (byte)'<';
    }
}
