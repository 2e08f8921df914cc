using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>nbformat's multi-line strings: one string, or a list of lines that keep their line breaks.</summary>
internal static class MultilineText
{
    // What Python's splitlines, and so Jupyter, takes for the end of a line. \r\n counts once.
    private static bool IsBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or (>= '\x1c' and <= '\x1e') or '\x85' or '\u2028' or '\u2029';

    /// <summary>
    /// The whole text. Lines that lack their line break, as some tools write them, are still separate lines; joined as they
    /// stand, a comment would swallow the line after it.
    /// </summary>
    public static string Join(JsonNode? node)
    {
        if (node is not JsonArray lines)
            return node.AsText() ?? "";
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].AsText() ?? "";
            text.Append(line);
            if (i < lines.Count - 1 && (line.Length == 0 || !IsBreak(line[^1])))
                text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The list of lines that Jupyter stores for a text.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsBreak(text[i]) || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
                continue;
            lines.Add((JsonNode)text[start..(i + 1)]);
            start = i + 1;
        }
        if (start < text.Length)
            lines.Add((JsonNode)text[start..]);
        return lines;
    }

    /// <summary>Whether the node is a list that, read line by line as Jupyter does, gives the text.</summary>
    public static bool IsStoredAs(JsonNode? node, string text) =>
        node is JsonArray lines && lines.Select(l => l.AsText()).SequenceEqual(Split(text).Select(l => l.AsText()));
}
