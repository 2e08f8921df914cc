using System.Net;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Writes what a cell shows as HTML. Nothing that a cell wrote runs as a script: see <see cref="SafeHtml"/>.</summary>
/// <param name="safe">Cleans the HTML in them.</param>
internal sealed class OutputWriter(SafeHtml safe)
{
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>The outputs of a cell, one text of HTML each.</summary>
    public IReadOnlyList<string> Write(NotebookCell cell) =>
        [.. OutputComparer.Merged(cell.Outputs).Select(output => Write(output, cell.HasTag("raises-exception"))).Where(html => html.Length > 0)];

    private string Write(JsonObject output, bool isMeant) => output["output_type"].AsText() switch
    {
        "stream" => Stream(output["name"].AsText() == "stderr" ? "stderr" : "stdout", MultilineText.Join(output["text"])),
        "error" => ErrorHtml.Write(output, isMeant),
        _ => Data(output["data"] as JsonObject ?? []),
    };

    private static string Stream(string name, string text) =>
        text.Length == 0 ? "" : $"<pre class=\"output stream {name} scroll\">{AnsiHtml.Write(text.TrimEnd('\n'))}</pre>";

    // The richest form that a page can show by itself. A chart's own HTML is its picture once more.
    private string Data(JsonObject data)
    {
        var plain = MultilineText.Join(data["text/plain"]);
        if (data.ContainsKey(ChartHtml.MimeType) && ChartHtml.Write(data, safe) is { } chart)
            return chart;
        var html = MultilineText.Join(data["text/html"]);
        if (StepsHtml.Read(html) is { } steps)
            return steps;
        if (data.ContainsKey("image/svg+xml"))
            return $"<figure class=\"output drawing scroll\">{SafeSvg.Write(MultilineText.Join(data["image/svg+xml"]), plain)}</figure>";
        if (html.Length > 0)
            return $"<div class=\"output html scroll\">{safe.Clean(html)}</div>";
        foreach (var type in Pictures)
        {
            if (data[type] is { } picture && DataUri.Base64(MultilineText.Join(picture).ReplaceLineEndings("")) is { } bytes)
                return $"<figure class=\"output picture\"><img src=\"data:{type};base64,{Convert.ToBase64String(bytes)}\" alt=\"{WebUtility.HtmlEncode(plain)}\"></figure>";
        }
        if (data.ContainsKey("text/markdown"))
            return $"<div class=\"output html prose\">{safe.Clean(Markdig.Markdown.ToHtml(MultilineText.Join(data["text/markdown"]), MarkdownText.Pipeline))}</div>";
        return plain.Length == 0 ? "" : $"<pre class=\"output text scroll\">{AnsiHtml.Write(plain)}</pre>";
    }
}
