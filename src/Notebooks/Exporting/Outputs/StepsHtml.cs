using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>
/// A walk through a computation graph. In a notebook it brings a script along; here its picture and its captions are taken out
/// of that, and the page's own script does the walking, so that no script of a notebook has to run.
/// </summary>
internal static partial class StepsHtml
{
    /// <summary>The walk in an output's HTML, or null if it is none.</summary>
    public static string? Read(string html)
    {
        if (Walk().Match(html) is not { Success: true } walk || DataUri.Base64(walk.Groups["picture"].Value) is not { } picture)
            return null;
        var captions = Captions(walk.Groups["captions"].Value);
        if (captions.Count == 0 || SafeSvg.TryClean(Encoding.UTF8.GetString(picture)) is not { } svg)
            return null;
        var name = walk.Groups["name"].Value;
        return $"""
            <div class="output steps" data-name="{name}" data-steps="{WebUtility.HtmlEncode(JsonSerializer.Serialize(captions))}"><div class="drawing scroll">{svg}</div>
            <details class="description"><summary>The steps in words</summary><ol>{string.Concat(captions.Select(Item))}</ol></details></div>
            """;
    }

    private static string Item(Caption caption) => $"<li>{WebUtility.HtmlEncode(caption.Direction)}: {string.Join("<br>", caption.Lines.Select(WebUtility.HtmlEncode))}</li>";

    private static List<Caption> Captions(string json)
    {
        try
        {
            return [.. (JsonNode.Parse(json) as JsonArray ?? []).Select(s => new Caption(s.At("d").AsText() ?? "", [.. (s.At("l") as JsonArray ?? []).Select(l => l.AsText() ?? "")]))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private sealed record Caption(string Direction, IReadOnlyList<string> Lines);

    // The name comes escaped out of the attribute that it goes into again.
    [GeneratedRegex("""^\s*<div class="fsg-steps-[0-9a-f]{8}"[^>]*><img src="data:image/svg\+xml;base64,(?<picture>[A-Za-z0-9+/=]+)" alt="(?<name>[^"<>]*)"[^>]*></div>\s*<script>\s*\(\(\) => \{\s*const steps = (?<captions>\[.*?\]);\r?\n""", RegexOptions.Singleline)]
    private static partial Regex Walk();
}
