using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// Writes JSON as Jupyter does (Python's <c>json.dumps(..., indent=1, ensure_ascii=False)</c>). System.Text.Json's own
/// writer escapes characters that Jupyter leaves alone, which would change every line with an emoji. Numbers and strings
/// that came from a file are written as they stood there.
/// </summary>
internal static class JsonText
{
    public static string Write(JsonNode node, JsonStyle style)
    {
        var text = new StringBuilder();
        WriteNode(text, node, style, depth: 0);
        if (style.FinalNewLine)
            text.Append(style.NewLine);
        return text.ToString();
    }

    /// <summary>A value on one line, for a message or to compare; unlike <see cref="JsonNode.ToJsonString"/> it takes texts that are none, such as half of a surrogate pair.</summary>
    public static string OneLine(JsonNode? node)
    {
        var text = new StringBuilder();
        WriteNode(text, node, new("", " ", false), depth: 0);
        return text.ToString();
    }

    private static void WriteNode(StringBuilder text, JsonNode? node, JsonStyle style, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                text.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                text.Append("[]");
                break;
            case JsonObject members:
                text.Append('{');
                var separator = "";
                foreach (var (name, value) in members)
                {
                    StartItem(text, separator, style, depth);
                    WriteString(text, name);
                    text.Append(": ");
                    WriteNode(text, value, style, depth + 1);
                    separator = ",";
                }
                EndItems(text, '}', style, depth);
                break;
            case JsonArray items:
                text.Append('[');
                separator = "";
                foreach (var item in items)
                {
                    StartItem(text, separator, style, depth);
                    WriteNode(text, item, style, depth + 1);
                    separator = ",";
                }
                EndItems(text, ']', style, depth);
                break;
            case JsonValue value:
                WriteValue(text, value);
                break;
        }
    }

    private static void StartItem(StringBuilder text, string separator, JsonStyle style, int depth)
    {
        text.Append(separator);
        NewLine(text, style, depth + 1);
    }

    private static void EndItems(StringBuilder text, char bracket, JsonStyle style, int depth)
    {
        NewLine(text, style, depth);
        text.Append(bracket);
    }

    private static void NewLine(StringBuilder text, JsonStyle style, int depth)
    {
        text.Append(style.NewLine);
        for (var i = 0; i < depth; i++)
            text.Append(style.Indent);
    }

    private static void WriteValue(StringBuilder text, JsonValue value)
    {
        if (value.TryGetValue(out JsonElement parsed))
            text.Append(parsed.GetRawText());
        else if (value.TryGetValue(out string? made))
            WriteString(text, made);
        else
            text.Append(value.ToJsonString());
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
