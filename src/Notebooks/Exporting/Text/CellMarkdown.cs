using Markdig;
using Markdig.Syntax;

namespace Notebooks;

/// <summary>A cell's Markdown, parsed once: its formulas are set before it is written as HTML.</summary>
internal sealed class CellMarkdown
{
    private CellMarkdown(MarkdownDocument document)
    {
        Document = document;
        Headings = [.. document.Descendants<HeadingBlock>().Select(h => (h.Level, MarkdownText.Words(h.Inline).Trim()))];
    }

    /// <summary>The parsed text.</summary>
    public MarkdownDocument Document { get; }

    /// <summary>Its headings, in their order.</summary>
    public IReadOnlyList<(int Level, string Text)> Headings { get; }

    /// <summary>Its formulas.</summary>
    public IEnumerable<Formula> Formulas => Document.Descendants().Select(Formula.Of).OfType<Formula>();

    /// <summary>Parses; what is nested deeper than anybody reads is taken as it stands.</summary>
    public static CellMarkdown Parse(string markdown)
    {
        try
        {
            return new(Markdown.Parse(markdown, MarkdownText.Pipeline));
        }
        catch (ArgumentException)
        {
            return new(Markdown.Parse($"```\n{markdown.Replace("```", "", StringComparison.Ordinal)}\n```", MarkdownText.Pipeline));
        }
    }
}
