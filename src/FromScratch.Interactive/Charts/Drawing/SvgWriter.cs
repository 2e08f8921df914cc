using System.Globalization;
using System.Text;

namespace FromScratch.Interactive;

/// <summary>Writes SVG elements: escapes texts, rounds pixels to a tenth, and needs no ids, so that pictures never meet.</summary>
internal sealed class SvgWriter
{
    public const string Ink = "#333333";
    public const string Faint = "#666666";

    private readonly StringBuilder _svg = new();

    /// <summary>A length in pixels, in the invariant culture.</summary>
    public static string Px(double pixels) => Math.Round(Math.Clamp(pixels, -1e5, 1e5), 1) is var rounded and not 0
        ? rounded.ToString("0.#", CultureInfo.InvariantCulture)
        : "0";

    public void Raw(string markup) => _svg.Append(markup);

    public void Text(double x, double y, string text, int size = 12, string anchor = "middle", string fill = Ink, bool bold = false, bool upwards = false)
    {
        _svg.Append("<text x=\"").Append(Px(x)).Append("\" y=\"").Append(Px(y)).Append("\" font-size=\"").Append(Px(size))
            .Append("\" text-anchor=\"").Append(anchor).Append("\" fill=\"").Append(fill).Append('"');
        if (bold)
            _svg.Append(" font-weight=\"600\"");
        if (upwards)
            _svg.Append(" transform=\"rotate(-90 ").Append(Px(x)).Append(' ').Append(Px(y)).Append(")\"");
        _svg.Append('>').Append(MarkupText.Escape(text)).Append("</text>");
    }

    public void Rect(double x, double y, double width, double height, string fill, string more = "") => _svg
        .Append("<rect x=\"").Append(Px(x)).Append("\" y=\"").Append(Px(y)).Append("\" width=\"").Append(Px(width)).Append("\" height=\"").Append(Px(height))
        .Append("\" fill=\"").Append(MarkupText.Escape(fill)).Append('"').Append(more).Append("/>");

    public void Path(string data, string stroke, double width, string more = "") => _svg
        .Append("<path d=\"").Append(data).Append("\" fill=\"none\" stroke=\"").Append(MarkupText.Escape(stroke))
        .Append("\" stroke-width=\"").Append(Px(width)).Append('"').Append(more).Append("/>");

    public void Shape(string data, string fill, string more = "") => _svg
        .Append("<path d=\"").Append(data).Append("\" fill=\"").Append(MarkupText.Escape(fill)).Append('"').Append(more).Append("/>");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1) =>
        Path($"M{Px(x1)} {Px(y1)}L{Px(x2)} {Px(y2)}", stroke, width);

    /// <summary>What <paramref name="draw"/> writes is seen inside the box only; a nested picture clips without needing an id.</summary>
    public void Clipped(Box box, Action draw)
    {
        var (x, y, width, height) = (Px(box.X), Px(box.Y), Px(box.Width), Px(box.Height));
        _svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox=\"{x} {y} {width} {height}\" overflow=\"hidden\">");
        draw();
        _svg.Append("</svg>");
    }

    public override string ToString() => _svg.ToString();
}

/// <summary>A rectangle of the picture, in pixels from its top left corner.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}
