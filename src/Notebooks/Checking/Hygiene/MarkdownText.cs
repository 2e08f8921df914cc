using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notebooks;

/// <summary>What a Markdown text refers to and what can be referred to in it.</summary>
internal sealed class MarkdownText
{
    /// <summary>How Markdown is read here: as Jupyter and GitHub do, with formulas, tables, footnotes.</summary>
    public static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseMathematics().UsePipeTables().UseFootnotes().UseAutoLinks().Build();

    private readonly List<(int Level, string Text)> _headings = [];
    private readonly List<(string Target, string Description)> _pictures = [];
    private readonly List<string> _links = [];
    private readonly List<string> _anchors = [];

    /// <summary>Its headings, in their order.</summary>
    public IReadOnlyList<(int Level, string Text)> Headings => _headings;

    /// <summary>Its pictures, with their alternative texts.</summary>
    public IReadOnlyList<(string Target, string Description)> Pictures => _pictures;

    /// <summary>Where its links lead, as they are written.</summary>
    public IReadOnlyList<string> Links => _links;

    /// <summary>The names that HTML in it gives to places.</summary>
    public IReadOnlyList<string> Anchors => _anchors;

    /// <summary>Reads a text; nothing is not Markdown.</summary>
    public static MarkdownText Parse(string markdown)
    {
        var text = new MarkdownText();
        try
        {
            foreach (var part in Markdown.Parse(markdown, Pipeline).Descendants())
                text.Add(part);
        }
        catch (ArgumentException)
        {
            // Nested deeper than anybody reads.
        }
        return text;
    }

    private void Add(MarkdownObject part)
    {
        switch (part)
        {
            case HeadingBlock heading:
                _headings.Add((heading.Level, Words(heading.Inline).Trim()));
                break;
            case LinkInline { IsImage: true } picture:
                _pictures.Add((picture.Url ?? "", Words(picture)));
                break;
            case LinkInline { IsAutoLink: false } link:
                _links.Add(link.Url ?? "");
                break;
            case HtmlBlock html:
                AddHtml(html.Lines.ToString());
                break;
            case HtmlInline html:
                AddHtml(html.Tag);
                break;
        }
    }

    private void AddHtml(string html)
    {
        foreach (var element in MarkupReader.Html(html)?.All() ?? [])
        {
            if (element.Name == "img")
                _pictures.Add((element.Attributes.GetValueOrDefault("src") ?? "", element.Attributes.GetValueOrDefault("alt") ?? ""));
            if (element.Name == "a" && element.Attributes.GetValueOrDefault("href") is { } target)
                _links.Add(target);
            foreach (var name in new[] { "id", "name" })
            {
                if (element.Attributes.GetValueOrDefault(name) is { Length: > 0 } anchor)
                    _anchors.Add(anchor);
            }
        }
    }

    /// <summary>The words of a text, without their marks.</summary>
    public static string Words(ContainerInline? inlines) => string.Concat((inlines ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        MathInline math => math.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        ContainerInline container => Words(container),
        _ => "",
    }));
}
