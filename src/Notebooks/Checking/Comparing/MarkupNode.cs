using System.Globalization;

namespace Notebooks;

/// <summary>A piece of HTML or SVG: an element, or a text.</summary>
/// <param name="Name">The element's name; <c>#text</c> for a text.</param>
/// <param name="Text">What a text says; for an element nothing.</param>
internal sealed record MarkupNode(string Name, string Text)
{
    /// <summary>The name that stands for a text.</summary>
    public const string TextName = "#text";

    /// <summary>The attributes by name; their order says nothing.</summary>
    public SortedDictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What stands in the element.</summary>
    public List<MarkupNode> Children { get; init; } = [];

    public bool IsText => Name == TextName;

    /// <summary>This node and everything in it, in the order of the text.</summary>
    public IEnumerable<MarkupNode> All() => Children.SelectMany(c => c.All()).Prepend(this);

    /// <summary>The words in it, as a person would read them: without styles and scripts.</summary>
    public string Words() => Name is "style" or "script" ? "" : IsText ? Text : string.Join(' ', Children.Select(c => c.Words()).Where(w => w.Length > 0));

    /// <summary>A child as a path names it, such as <c>td[3]</c>.</summary>
    public string NameOf(int child)
    {
        var name = Children[child].Name;
        var number = Children.Take(child + 1).Count(c => c.Name == name);
        return Children.Count(c => c.Name == name) == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}[{number}]");
    }
}
