using System.Net;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Notebooks;

/// <summary>Writes links and pictures. A link of a kind that a page can't lead to, such as javascript:, is written as its words.</summary>
/// <param name="links">Where the page's links lead.</param>
/// <param name="cell">The cell, whose attachments pictures may be.</param>
internal sealed class LinkWriter(PageLinks links, NotebookCell? cell) : HtmlObjectRenderer<LinkInline>
{
    /// <summary>Writes an address that stands for itself.</summary>
    public static void WriteAutolink(HtmlRenderer renderer, AutolinkInline link)
    {
        var url = link.IsEmail ? $"mailto:{link.Url}" : link.Url;
        renderer.Write(PageLinks.IsSafe(url) ? $"<a href=\"{WebUtility.HtmlEncode(url)}\">{WebUtility.HtmlEncode(link.Url)}</a>" : WebUtility.HtmlEncode(link.Url));
    }

    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (link.IsImage)
        {
            var source = links.Picture(link.Url ?? "", cell);
            var alt = WebUtility.HtmlEncode(MarkdownText.Words(link));
            renderer.Write(source is null ? $"<span class=\"missing\">[{alt}]</span>" : $"<img src=\"{WebUtility.HtmlEncode(source)}\" alt=\"{alt}\">");
            return;
        }
        var target = links.Target(link.Url ?? "");
        if (target.Href is { } href)
            renderer.Write($"<a href=\"{WebUtility.HtmlEncode(href)}\">");
        renderer.WriteChildren(link);
        renderer.Write(target.Href is not null ? "</a>" : target.Outside is { } file ? $" (<code>{WebUtility.HtmlEncode(file)}</code> in the repository)" : "");
    }
}
