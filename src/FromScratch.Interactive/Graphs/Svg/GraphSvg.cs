using System.Security.Cryptography;
using System.Text;

namespace FromScratch.Interactive;

/// <summary>The whole drawing: a card with the rows of the graph. The same graph gives the same bytes.</summary>
internal static class GraphSvg
{
    private const double Padding = 16;
    private const double BandGap = 26;
    private const double LegendHeight = 20;
    private const double TitleHeight = 26;
    private const string NameToCome = "fsg-content";

    public static string Draw(Graph graph, string? title) => Draw(GraphPicture.Of(graph), GraphSummary.Title(graph, title), GraphSummary.Description(graph), title, marks: null);

    /// <param name="picture">What to draw.</param>
    /// <param name="name">The accessible name.</param>
    /// <param name="description">The accessible description.</param>
    /// <param name="heading">A title to show, or null.</param>
    /// <param name="marks">For a view in steps: the attributes of the parts that come and go.</param>
    public static string Draw(GraphPicture picture, string name, string description, string? heading, StepMarks? marks)
    {
        var bands = Bands.Split(picture);
        var y = Padding + (string.IsNullOrWhiteSpace(heading) ? 0 : TitleHeight);
        var width = Math.Max(140, string.IsNullOrWhiteSpace(heading) ? 0 : TextBounds.Of(TextBounds.Shorten(heading, 14, 900), 14));
        foreach (var band in bands)
        {
            var layout = band.Arrange();
            band.X = Padding;
            band.Y = y;
            y += layout.Height + BandGap;
            width = Math.Max(width, layout.Width);
        }

        y += Padding - BandGap;
        var legend = Legend(picture);
        if (legend.Count > 0)
        {
            y += LegendHeight - 6;
            width = Math.Max(width, legend.Sum(part => TextBounds.Of(part.Text, 10.5) + 14));
        }

        width = Math.Ceiling(width + (2 * Padding));
        var height = Math.Ceiling(y);
        var (w, h) = (SvgText.Number(width), SvgText.Number(height));
        var svg = new SvgText();
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{NameToCome}\" role=\"img\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" "
            + "style=\"max-width:100%;height:auto\" font-family=\"Helvetica, Arial, Noto Sans CJK JP, Noto Sans CJK KR, sans-serif\" text-anchor=\"middle\">");
        svg.Raw($"<title>{MarkupText.Escape(name)}</title><desc>{MarkupText.Escape(description)}</desc>");
        svg.Raw($"<defs><style>{GraphColors.StyleSheet(NameToCome)}{(marks is null ? "" : StepMarks.StyleSheet(NameToCome))}</style></defs>");
        svg.Raw($"<rect x=\"0.5\" y=\"0.5\" width=\"{SvgText.Number(width - 1)}\" height=\"{SvgText.Number(height - 1)}\" rx=\"8\" {SvgText.FillAndStroke("card", "frame", 1)}/>");
        if (!string.IsNullOrWhiteSpace(heading))
            svg.Line(Padding, Padding + 10, TextBounds.Shorten(heading, 14, 900), "name", 14, "text-anchor=\"start\" font-weight=\"600\"");
        foreach (var band in bands)
            DrawBand(svg, band, marks);
        var x = Padding;
        foreach (var (text, part) in legend)
        {
            svg.Line(x, height - 10, text, part, 10.5, "text-anchor=\"start\"");
            x += TextBounds.Of(text, 10.5) + 14;
        }

        svg.Raw("</svg>");
        var content = svg.ToString();
        return content.Replace(NameToCome, $"fsg-{Fingerprint(content)}", StringComparison.Ordinal);
    }

    /// <summary>Eight hexadecimal digits of the content's hash: different drawings on one page have different names.</summary>
    public static string Fingerprint(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8];

    private static void DrawBand(SvgText svg, Band band, StepMarks? marks)
    {
        svg.Raw($"<g transform=\"translate({SvgText.Number(band.X)} {SvgText.Number(band.Y)})\">");
        foreach (var link in band.Links)
            LinkSvg.DrawLine(svg, link);
        foreach (var shape in band.Shapes)
            Group(svg, marks?.OfShape(shape), () => ShapeSvg.Draw(svg, shape));
        foreach (var link in band.Links)
        {
            if (!link.Above.IsEmpty)
                Group(svg, marks?.OfValue(link), () => LinkSvg.DrawAbove(svg, link));
            if (!link.Below.IsEmpty)
                Group(svg, marks?.OfGradient(link), () => LinkSvg.DrawBelow(svg, link));
        }

        svg.Raw("</g>");
    }

    private static void Group(SvgText svg, string? attributes, Action draw)
    {
        if (attributes is null)
        {
            draw();
            return;
        }

        svg.Raw($"<g {attributes}>");
        draw();
        svg.Raw("</g>");
    }

    private static List<(string Text, string Part)> Legend(GraphPicture picture)
    {
        var lines = picture.Links.SelectMany(link => link.Above.Lines.Concat(link.Below.Lines)).ToList();
        var legend = new List<(string, string)>();
        if (lines.Any(line => line.Role == TextRole.Value))
            legend.Add(("value above the edge", "value"));
        if (lines.Any(line => line.Role == TextRole.Gradient))
            legend.Add(("gradient below", "gradient"));
        return legend;
    }
}
