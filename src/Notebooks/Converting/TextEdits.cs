using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks;

/// <summary>Changes to a text, by the text's own positions; any part of it can be written out with them.</summary>
internal sealed class TextEdits(SourceText text)
{
    private readonly List<TextChange> _changes = [];
    private readonly List<TextChange> _whole = [];

    public void Insert(int position, string what) => _changes.Add(new TextChange(new TextSpan(position, 0), what));

    public void Replace(TextSpan span, string what) => _changes.Add(new TextChange(span, what));

    public void Remove(TextSpan span) => Replace(span, "");

    /// <summary>Replaces a part together with all changes inside it, earlier and later ones.</summary>
    public void ReplaceWhole(TextSpan span, string what) => _whole.Add(new TextChange(span, what));

    /// <summary>A part of the text, changed.</summary>
    public string Write(TextSpan span)
    {
        var whole = _whole.Where(change => span.Contains(change.Span) && !_whole.Exists(other => other != change && other.Span.Contains(change.Span))).ToList();
        var others = _changes.Where(change => span.Contains(change.Span) && !whole.Exists(outer => Covers(outer.Span, change.Span)));
        var result = new StringBuilder();
        var position = span.Start;
        foreach (var change in whole.Concat(others).OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length))
        {
            if (change.Span.Start < position)
                continue;
            result.Append(text.ToString(TextSpan.FromBounds(position, change.Span.Start))).Append(change.NewText);
            position = change.Span.End;
        }

        return result.Append(text.ToString(TextSpan.FromBounds(position, span.End))).ToString();
    }

    // What is inserted right behind a part belongs to what follows it.
    private static bool Covers(TextSpan outer, TextSpan inner) => outer.Contains(inner) && !(inner.IsEmpty && inner.Start == outer.End);
}
