using System.Text;

namespace FromScratch.Interactive;

/// <summary>
/// Feedback on a learner's work: the verdict, and a list of what was found. Words and marks say everything; the bar at the
/// side only repeats the verdict in color, and stands out from white and from black by more than 3 to 1.
/// </summary>
internal static class FeedbackView
{
    private const string Mono = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.88em";

    public static string Html(Feedback feedback)
    {
        var html = new StringBuilder("<div style=\"max-width:46em;margin:.3em 0;padding:.35em 0 .35em .9em;color:inherit;line-height:1.45;border-left:4px solid ")
            .Append(feedback.Passed ? "#1E9E6A" : "#D9661F").Append("\"><div>").Append(Marked(feedback.Passed, feedback.Verdict[2..], bold: true)).Append("</div>");
        // A single finding stands in the verdict already.
        if (feedback.Findings is [var only])
            return html.Append(More(only)).Append("</div>").ToString();

        html.Append("<ul style=\"list-style:none;margin:.3em 0 0;padding:0\">");
        foreach (var finding in feedback.Findings)
            html.Append("<li style=\"margin:.15em 0\">").Append(Marked(finding.Passed, finding.Text, bold: !finding.Passed)).Append(More(finding)).Append("</li>");
        return html.Append("</ul></div>").ToString();
    }

    private static string Marked(bool passed, string text, bool bold)
    {
        var mark = passed ? "<span role=\"img\" aria-label=\"right\">✓</span>" : "<span role=\"img\" aria-label=\"wrong\">✗</span>";
        return bold ? $"<b>{mark} {MarkupText.Escape(text)}</b>" : $"{mark} {MarkupText.Escape(text)}";
    }

    private static string More(Finding finding)
    {
        var html = "";
        if (finding.Detail is not null)
            html += $"<div style=\"margin:.1em 0 .1em 1.42em;white-space:pre-wrap;overflow-wrap:anywhere;{Mono}\">{MarkupText.Escape(finding.Detail)}</div>";
        if (finding.Hint is not null)
            html += $"<div style=\"margin:.1em 0 .3em 1.25em\"><b>Hint:</b> {MarkupText.Escape(finding.Hint)}</div>";
        return html;
    }
}
