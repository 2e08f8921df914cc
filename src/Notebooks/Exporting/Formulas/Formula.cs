using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace Notebooks;

/// <summary>A formula in TeX.</summary>
/// <param name="Tex">What stands between the dollar signs.</param>
/// <param name="IsDisplayed">Whether it has lines of its own.</param>
internal sealed record Formula(string Tex, bool IsDisplayed)
{
    /// <summary>The formula that a part of a Markdown text is, or null.</summary>
    public static Formula? Of(MarkdownObject part) => part switch
    {
        MathBlock block => new(block.Lines.ToString().Trim(), true),
        MathInline inline => new(inline.Content.ToString().Trim(), inline.DelimiterCount > 1),
        _ => null,
    };
}
