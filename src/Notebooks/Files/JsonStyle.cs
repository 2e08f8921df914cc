using System.Text;

namespace Notebooks;

/// <summary>How a notebook file is laid out, so that saving changes what changed and nothing else.</summary>
/// <param name="Indent">One level of indentation. Jupyter's is one space.</param>
/// <param name="NewLine">The line break.</param>
/// <param name="FinalNewLine">Whether the last line ends with one.</param>
internal sealed record JsonStyle(string Indent, string NewLine, bool FinalNewLine)
{
    /// <summary>The layout that Jupyter writes.</summary>
    public static readonly JsonStyle Jupyter = new(" ", "\n", true);

    /// <summary>The layout of an existing text. A text on a single line gets Jupyter's indentation.</summary>
    public static JsonStyle Of(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || text.AsSpan(end).Trim().IsEmpty)
            return Jupyter with { FinalNewLine = end >= 0 };
        var newLine = end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
        var indent = new StringBuilder();
        for (var i = end + 1; i < text.Length && text[i] is ' ' or '\t'; i++)
            indent.Append(text[i]);
        return new(indent.Length == 0 ? Jupyter.Indent : indent.ToString(), newLine, text.EndsWith('\n'));
    }
}
