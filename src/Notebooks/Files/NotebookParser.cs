using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Reads a notebook's JSON and says exactly what is wrong with a file that is none.</summary>
internal static class NotebookParser
{
    /// <summary>How deep a notebook may be nested.</summary>
    public const int MaxDepth = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text, without a byte order mark.</summary>
    /// <exception cref="NotebookFileException">The file is empty or not UTF-8.</exception>
    public static string Decode(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = DamagedJson.LineAt(content, Math.Clamp(e.Index, 0, content.Length));
            throw NotebookFileException.Damaged($"not a notebook: line {line} is not UTF-8 text", e);
        }
        return string.IsNullOrWhiteSpace(text) ? throw NotebookFileException.Damaged("not a notebook: the file is empty") : text;
    }

    /// <summary>The notebook's object, of which the parts that this program uses have the form that nbformat 4 gives them.</summary>
    /// <exception cref="NotebookFileException">It is not JSON, or not a notebook of nbformat 4.</exception>
    public static JsonObject Parse(string text)
    {
        JsonNode? node;
        try
        {
            CheckNames(text);
            // A member given twice would silently lose one of the two on saving.
            node = JsonNode.Parse(text, documentOptions: new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw DamagedJson.Describe(e, text);
        }
        if (node is not JsonObject root)
            throw NotebookFileException.Damaged("not a notebook: the file holds JSON, but no object");
        NotebookShape.Check(root);
        return root;
    }

    // A name with half of a surrogate pair, written as an escape, is valid JSON, but no object can hold it.
    private static void CheckNames(string text)
    {
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return;
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new() { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException e)
            {
                var line = DamagedJson.LineAt(bytes, reader.TokenStartIndex);
                throw NotebookFileException.Damaged(string.Create(CultureInfo.InvariantCulture, $"not a notebook: line {line} has a name with half of a surrogate pair (\\ud8.. without \\udc..)"), e);
            }
        }
    }
}
