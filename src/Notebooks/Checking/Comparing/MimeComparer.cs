using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Compares one representation of a value by what its MIME type says it is.</summary>
internal sealed class MimeComparer(Tolerance tolerance, Differences differences)
{
    /// <summary>Compares two representations of one type.</summary>
    /// <param name="place">Which output.</param>
    /// <param name="type">The MIME type.</param>
    /// <param name="expected">The file's.</param>
    /// <param name="actual">What came now.</param>
    public void Compare(string place, string type, JsonNode? expected, JsonNode? actual)
    {
        var where = $"{place}, {type}";
        if (IsJson(type))
        {
            new JsonComparer(tolerance, differences).Compare(where, "", expected, actual);
            return;
        }
        string left = MultilineText.Join(expected), right = MultilineText.Join(actual);
        if (left == right)
            return;
        if (type == "text/html")
            CompareMarkup(where, left, right, MarkupReader.Html);
        else if (type == "image/svg+xml")
            CompareMarkup(where, left, right, MarkupReader.Svg);
        else if (type.StartsWith("image/", StringComparison.Ordinal) && DataUri.Base64(left) is { } leftBytes && DataUri.Base64(right) is { } rightBytes)
            CompareBytes(where, new(type, leftBytes), new(type, rightBytes));
        else
            CompareText(where, left, right);
    }

    /// <summary>Compares two texts exactly, but for the way a line ends.</summary>
    public void CompareText(string place, string expected, string actual)
    {
        // Only that: a \r alone goes back over what was printed.
        string left = expected.Replace("\r\n", "\n", StringComparison.Ordinal), right = actual.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (left != right)
            differences.Add(place, () => LineDiff.Of(left, right));
    }

    /// <summary>Compares two embedded files: drawings as drawings, everything else byte by byte.</summary>
    public void CompareBytes(string place, DataUri expected, DataUri actual)
    {
        if (expected.Content.AsSpan().SequenceEqual(actual.Content))
            return;
        if (expected.MimeType is "image/svg+xml" or "text/html")
            CompareMarkup(place, Encoding.UTF8.GetString(expected.Content), Encoding.UTF8.GetString(actual.Content), expected.MimeType == "text/html" ? MarkupReader.Html : MarkupReader.Svg);
        else
            differences.Add(place, $"{expected.MimeType}, {Size(expected.Content)}", $"{actual.MimeType}, {Size(actual.Content)}, other content");
    }

    /// <summary>Whether a type is JSON, which a notebook stores as such and not as text.</summary>
    public static bool IsJson(string type) =>
        type == "application/json" || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));

    private void CompareMarkup(string place, string expected, string actual, Func<string, MarkupNode?> read)
    {
        if (read(expected) is { } left && read(actual) is { } right)
            new MarkupComparer(tolerance, differences).Compare(place, left, right);
        else
            CompareText(place, expected, actual);
    }

    private static string Size(byte[] content)
    {
        var isPng = content.Length >= 24 && content[0] == 0x89 && content.AsSpan(1).StartsWith("PNG"u8);
        var size = !isPng ? "" : string.Create(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16))} x {BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20))} pixels, ");
        return string.Create(CultureInfo.InvariantCulture, $"{size}{content.Length:#,0} bytes");
    }
}
