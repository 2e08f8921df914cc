using System.Text;

namespace Notebooks;

/// <summary>A picture or a text that stands in an attribute itself.</summary>
/// <param name="MimeType">Its type, in lower case.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record DataUri(string MimeType, byte[] Content)
{
    /// <summary>Reads <c>data:image/png;base64,...</c>, or gives null for anything else.</summary>
    public static DataUri? Read(string uri)
    {
        var comma = uri.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !uri.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return null;
        var parts = uri[5..comma].Split(';');
        var type = parts[0].Trim().ToLowerInvariant();
        var text = Uri.UnescapeDataString(uri[(comma + 1)..]);
        return parts[^1].Trim().Equals("base64", StringComparison.OrdinalIgnoreCase)
            ? Base64(text) is { } bytes ? new(type, bytes) : null
            : new(type, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The bytes that base64 stands for, with or without line breaks, or null if it is none.</summary>
    public static byte[]? Base64(string text)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), buffer, out var count) ? buffer[..count] : null;
    }
}
