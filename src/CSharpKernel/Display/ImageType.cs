namespace CSharpKernel;

/// <summary>Tells the kind of a picture from its first bytes.</summary>
internal static class ImageType
{
    /// <exception cref="ArgumentException">The bytes are no picture that front ends show.</exception>
    public static string Of(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ReadOnlySpan<byte> start = data;
        return start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? "image/png"
            : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
            : start.StartsWith("GIF8"u8) ? "image/gif"
            : start.StartsWith("RIFF"u8) && start.Length > 12 && start[8..].StartsWith("WEBP"u8) ? "image/webp"
            : start.StartsWith("BM"u8) ? "image/bmp"
            : throw new ArgumentException("These bytes are not a PNG, JPEG, GIF, WebP or BMP picture.", nameof(data));
    }
}
