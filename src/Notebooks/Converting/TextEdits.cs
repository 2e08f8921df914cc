using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks;

/// <summary>Changes to a text, by the text's own positions; any part of it can be written out with them.</summary>
internal sealed class TextEdits(SourceText text)
{
    private readonly List<TextChange> _changes = [];

    public void Insert(int position, string what) => _changes.Add(new TextChange(new TextSpan(position, 0), what));

    public void Replace(TextSpan span, string what) => _changes.Add(new TextChange(span, what));

    public void Remove(TextSpan span) => Replace(span, "");

    /// <summary>A part of the text, changed.</summary>
    public string Write(TextSpan span)
    {
        var result = new StringBuilder();
        var position = span.Start;
        foreach (var change in _changes.Where(change => change.Span.Start >= span.Start && change.Span.End <= span.End).OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length))
        {
            // What lies in a larger change has gone with it.
            if (change.Span.Start < position)
                continue;
            result.Append(text.ToString(TextSpan.FromBounds(position, change.Span.Start))).Append(change.NewText);
            position = change.Span.End;
        }

        return result.Append(text.ToString(TextSpan.FromBounds(position, span.End))).ToString();
    }
}
