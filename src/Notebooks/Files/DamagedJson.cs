using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Notebooks;

/// <summary>Says where a text stops being JSON, and what is wrong there.</summary>
internal static class DamagedJson
{
    /// <summary>What is wrong, on one line, and what to do.</summary>
    /// <param name="e">What the reader of JSON says.</param>
    /// <param name="text">The text.</param>
    public static NotebookFileException Describe(JsonException e, string text)
    {
        var line = (int)(e.LineNumber ?? 0);
        var lines = text.Split('\n');
        var lineText = line < lines.Length ? lines[line].TrimEnd('\r') : "";
        if (lineText.StartsWith("<<<<<<<", StringComparison.Ordinal) || lineText.StartsWith("=======", StringComparison.Ordinal)
            || lineText.StartsWith(">>>>>>>", StringComparison.Ordinal))
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"not JSON: line {line + 1} is a merge conflict marker ({lineText.Trim()})"), "resolve the conflict first", e);
        }
        if (e.Message.StartsWith("Duplicate property", StringComparison.Ordinal) && FindTwice(text) is { } twice)
            return NotebookFileException.Damaged(string.Create(CultureInfo.InvariantCulture, $"not JSON: line {twice.Line}: \"{Plain(twice.Name)}\" is given twice in one object"), e);
        var bytes = Encoding.UTF8.GetBytes(lineText);
        var column = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)Math.Clamp(e.BytePositionInLine ?? 0, 0, bytes.Length))) + 1;
        return NotebookFileException.Damaged(string.Create(CultureInfo.InvariantCulture, $"not JSON: line {line + 1}, column {column}: {Plain(What(e, lineText, column))}"), e);
    }

    /// <summary>The number of the line, from 1, that a byte of a text stands in.</summary>
    public static int LineAt(ReadOnlySpan<byte> text, long index) => text[..(int)index].Count((byte)'\n') + 1;

    private static string What(JsonException e, string line, int column)
    {
        // The reader's message names the first byte of a character, which means nothing to whoever wrote the character.
        if (column <= line.Length && !char.IsAscii(line[column - 1]))
            return $"'{line[column - 1]}' is not expected here";
        if (e.Message.StartsWith("Expected depth to be zero", StringComparison.Ordinal) || e.Message.Contains("reached end of data", StringComparison.Ordinal))
            return "the file ends here, in the middle: it was cut off";
        var what = e.Message;
        foreach (var tail in new[] { " Path: ", " LineNumber: " })
        {
            var end = what.IndexOf(tail, StringComparison.Ordinal);
            what = end < 0 ? what : what[..end];
        }
        return what.TrimEnd('.');
    }

    // It may quote the file.
    private static string Plain(string text) => string.Concat(text.Take(200).Select(c => char.IsControl(c) ? ' ' : c));

    // The reader says only that there is one.
    private static (string Name, int Line)? FindTwice(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new() { MaxDepth = NotebookParser.MaxDepth });
        var names = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                names.Push([]);
            else if (reader.TokenType == JsonTokenType.EndObject)
                names.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } name && !names.Peek().Add(name))
                return (name, LineAt(bytes, reader.TokenStartIndex));
        }
        return null;
    }
}
