using System.Net;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// A chart: its picture, which every reader sees and which is printed, and its figure as data, which the page's script turns
/// into an interactive chart where Plotly is there.
/// </summary>
internal static class ChartHtml
{
    /// <summary>Plotly's figures.</summary>
    public const string MimeType = "application/vnd.plotly.v1+json";

    /// <summary>Writes a chart, or gives null where it has no picture.</summary>
    /// <param name="data">The forms in which the cell shows it.</param>
    /// <param name="safe">Cleans HTML.</param>
    public static string? Write(JsonObject data, SafeHtml safe)
    {
        var description = MultilineText.Join(data["text/plain"]);
        var picture = data["image/svg+xml"] is { } svg ? SafeSvg.Write(MultilineText.Join(svg), description)
            : data["text/html"] is { } html ? safe.Clean(MultilineText.Join(html))
            : null;
        if (picture is null || data[MimeType] is not JsonObject figure)
            return picture is null ? null : $"<figure class=\"output drawing scroll\">{picture}</figure>";
        var traces = (figure["data"] as JsonArray ?? []).Select(t => t.At("type").AsText());
        var bundle = traces.Any(t => t is "surface" or "scatter3d" or "mesh3d") ? "gl3d" : "cartesian";
        return $"""
            <figure class="output chart" data-bundle="{bundle}"><div class="still scroll">{picture}</div>
            <details class="description"><summary>The chart in words</summary><pre class="scroll">{WebUtility.HtmlEncode(description)}</pre></details>
            <script type="application/json">{ScriptJson.Write(figure)}</script></figure>
            """;
    }
}
