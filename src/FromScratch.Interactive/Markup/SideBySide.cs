using System.Text;

namespace FromScratch.Interactive;

/// <summary>HTML pieces next to one another, which wrap where the page is narrow.</summary>
internal static class SideBySide
{
    /// <summary>Puts the pieces in one row.</summary>
    public static string Of(IEnumerable<string> pieces, string align = "flex-start")
    {
        var html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:.4em 1.6em;color:inherit;align-items:").Append(align).Append("\">");
        foreach (var piece in pieces)
            html.Append("<div>").Append(piece).Append("</div>");
        return html.Append("</div>").ToString();
    }

    /// <summary>A value that is one line of text, under a label in bold if it has one.</summary>
    public static string Text(string text, string? label)
    {
        var head = label is null ? "" : Label(label);
        return $"{head}<pre style=\"margin:0;color:inherit;background:none;border:none;padding:0\">{MarkupText.Escape(text)}</pre>";
    }

    /// <summary>The line above a piece, like a matrix's caption.</summary>
    public static string Label(string label) =>
        $"<div style=\"font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.85em;padding:.35em 0 .3em\"><b>{MarkupText.Escape(label)}</b></div>";
}
