using System.Net;
using System.Text;

namespace Notebooks;

/// <summary>The table of contents: short at the side of every page, and in full on the first.</summary>
internal static class ContentsHtml
{
    /// <summary>The contents at the side of a page, its own chapter unfolded.</summary>
    public static string Side(BookContents contents, BookPage page)
    {
        var html = new StringBuilder("<nav class=\"contents\" aria-label=\"Contents\"><details class=\"menu\"><summary>Contents</summary>\n");
        foreach (var group in contents.Groups)
        {
            if (group.Key.Length > 0)
                html.Append("<p class=\"group\">").Append(WebUtility.HtmlEncode(group.Key)).Append("</p>\n");
            foreach (var chapter in group)
                Chapter(html, chapter, page);
        }
        return html.Append("</details></nav>").ToString();
    }

    /// <summary>The contents with what each section is about.</summary>
    public static string Full(BookContents contents, BookPage start)
    {
        var html = new StringBuilder("<div class=\"book-contents\">\n");
        foreach (var group in contents.Groups)
        {
            if (group.Key.Length > 0)
                html.Append("<h2 class=\"group\">").Append(WebUtility.HtmlEncode(group.Key)).Append("</h2>\n");
            foreach (var chapter in group)
                FullChapter(html, chapter, start, group.Key);
        }
        return html.Append("</div>\n").ToString();
    }

    private static void Chapter(StringBuilder html, Chapter chapter, BookPage page)
    {
        html.Append("<details").Append(chapter.Pages.Contains(page) || chapter.Group.Length == 0 ? " open" : "").Append("><summary>")
            .Append(JapaneseText.SetTermApart(JapaneseText.Html(ShortTitle(chapter)))).Append("</summary><ul>\n");
        foreach (var section in chapter.Pages)
        {
            var current = section == page ? " aria-current=\"page\"" : "";
            html.Append("<li><a href=\"").Append(page.LinkTo(section.Address)).Append('"').Append(current).Append('>')
                .Append(section == chapter.Overview ? "Overview" : JapaneseText.Html(JapaneseText.Split(section.Title).Title)).Append("</a></li>\n");
        }
        html.Append("</ul></details>\n");
    }

    private static void FullChapter(StringBuilder html, Chapter chapter, BookPage start, string group)
    {
        var level = group.Length == 0 ? 2 : 3;
        var (title, term) = JapaneseText.Split(ShortTitle(chapter));
        html.Append("<section class=\"chapter\"><h").Append(level).Append('>');
        html.Append(chapter.Overview is { } overview ? $"<a href=\"{start.LinkTo(overview.Address)}\">{JapaneseText.Html(title)}</a>" : JapaneseText.Html(title));
        html.Append(term is null ? "" : $" <span class=\"term\" lang=\"ja\">{WebUtility.HtmlEncode(term)}</span>").Append("</h").Append(level).Append(">\n");
        if (chapter.Overview is { About.Length: > 0 } about)
            html.Append("<p class=\"about\">").Append(JapaneseText.Html(about.About)).Append("</p>\n");
        html.Append("<ol class=\"sections\">\n");
        foreach (var section in chapter.Sections)
        {
            var (name, japanese) = JapaneseText.Split(section.Title);
            html.Append("<li><a href=\"").Append(start.LinkTo(section.Address)).Append("\"><span class=\"name\">").Append(JapaneseText.Html(name))
                .Append(japanese is null ? "" : $" <span class=\"term\" lang=\"ja\">{WebUtility.HtmlEncode(japanese)}</span>").Append("</span></a>");
            html.Append(section.About.Length > 0 ? $"<span class=\"about\">{JapaneseText.Html(section.About)}</span>" : "");
            html.Append(section.Minutes.Length > 0 ? $"<span class=\"minutes\">{section.Minutes} min</span>" : "").Append("</li>\n");
        }
        html.Append("</ol></section>\n");
    }

    // The volume stands above.
    private static string ShortTitle(Chapter chapter)
    {
        var prefix = chapter.Group + ", ";
        if (chapter.Group.Length == 0 || !chapter.Title.StartsWith(prefix, StringComparison.Ordinal))
            return chapter.Title;
        var rest = chapter.Title[prefix.Length..];
        return char.ToUpperInvariant(rest[0]) + rest[1..];
    }
}
