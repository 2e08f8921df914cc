using System.Text;
using System.Text.Json;

namespace FromScratch.Interactive;

/// <summary>
/// The view in steps as HTML that stands on its own. What it holds is a picture; only a script that runs turns it into the
/// walk, so wherever scripts are taken away the finished picture is left.
/// </summary>
internal static class StepsHtml
{
    public static string Write(string svg, string name, IReadOnlyList<GraphStep> steps)
    {
        // The serializer's own escaping leaves nothing that could end the script element.
        var captions = JsonSerializer.Serialize(steps.Select(step => new { d = step.Direction, l = step.Lines }));
        var root = $"fsg-steps-{GraphSvg.Fingerprint(svg + captions)}";
        var picture = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
        return $"""
            <div class="{root}" style="max-width:100%"><img src="data:image/svg+xml;base64,{picture}" alt="{MarkupText.Escape(name)}" style="max-width:100%;height:auto"></div>
            <script>{StepsScript.Text.Replace("ROOT", root, StringComparison.Ordinal).Replace("CAPTIONS", captions, StringComparison.Ordinal)}</script>
            """;
    }
}
