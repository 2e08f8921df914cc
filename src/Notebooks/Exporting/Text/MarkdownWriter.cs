using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notebooks;

/// <summary>
/// Writes the Markdown of one page as HTML: formulas set, headings with names, links from page to page. HTML that stands in
/// the Markdown is cleaned, so that prose can't run anything.
/// </summary>
/// <param name="formulas">The formulas of the book.</param>
/// <param name="links">Where the page's links lead.</param>
/// <param name="safe">Cleans the HTML in it.</param>
internal sealed class MarkdownWriter(FormulaSet formulas, PageLinks links, SafeHtml safe)
{
    private readonly HeadingIds _ids = new();
    private readonly List<PageHeading> _headings = [];

    /// <summary>The headings written so far.</summary>
    public IReadOnlyList<PageHeading> Headings => _headings;

    /// <summary>Writes a cell. Cells must come in their order: a name that comes twice gets a number.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="cell">The cell, whose attachments its pictures may be; null outside a notebook.</param>
    public string Write(CellMarkdown markdown, NotebookCell? cell)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        MarkdownText.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new HeadingWriter(this));
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new Writer<MathInline>((to, part) => to.Write(formulas.Html(Formula.Of(part)!))));
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new Writer<MathBlock>((to, part) => to.Write($"<p>{formulas.Html(Formula.Of(part)!)}</p>\n")));
        renderer.ObjectRenderers.Replace<HtmlBlockRenderer>(new Writer<HtmlBlock>((to, part) => to.WriteLine(safe.Clean(part.Lines.ToString()))));
        renderer.ObjectRenderers.Replace<HtmlInlineRenderer>(new Writer<HtmlInline>((to, part) => to.Write(InlineHtml.Clean(part.Tag, safe))));
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new LinkWriter(links, cell));
        renderer.ObjectRenderers.Replace<LiteralInlineRenderer>(new Writer<LiteralInline>((to, part) => to.Write(JapaneseText.Html(part.Content.ToString()))));
        renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new Writer<AutolinkInline>((to, part) => LinkWriter.WriteAutolink(to, part)));
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new TableWriter());
        renderer.Render(markdown.Document);
        return text.ToString();
    }

    // What a block's text comes to, before the block is written.
    private static string Inline(HtmlRenderer renderer, LeafBlock block)
    {
        var (writer, text) = (renderer.Writer, new StringWriter());
        renderer.Writer = text;
        renderer.WriteLeafInline(block);
        renderer.Writer = writer;
        return text.ToString();
    }

    private sealed class HeadingWriter(MarkdownWriter page) : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock part)
        {
            var words = MarkdownText.Words(part.Inline).Trim();
            var id = page._ids.Next(words);
            page._headings.Add(new(part.Level, words, id));
            renderer.Write($"<h{part.Level} id=\"{System.Net.WebUtility.HtmlEncode(id)}\">");
            renderer.Write(JapaneseText.SetTermApart(Inline(renderer, part)));
            if (part.Level > 1)
                renderer.Write($"<a class=\"anchor\" href=\"#{Uri.EscapeDataString(id)}\" aria-label=\"Link to this heading: {System.Net.WebUtility.HtmlEncode(words)}\">#</a>");
            renderer.WriteLine($"</h{part.Level}>");
        }
    }

    // A wide table scrolls in its own box.
    private sealed class TableWriter : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"table scroll\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class Writer<T>(Action<HtmlRenderer, T> write) : HtmlObjectRenderer<T>
        where T : MarkdownObject
    {
        protected override void Write(HtmlRenderer renderer, T part) => write(renderer, part);
    }
}

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 for the title.</param>
/// <param name="Text">Its words.</param>
/// <param name="Id">Its name as a place to link to.</param>
internal sealed record PageHeading(int Level, string Text, string Id);
