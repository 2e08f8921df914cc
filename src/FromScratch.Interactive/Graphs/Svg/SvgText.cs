using System.Globalization;
using System.Text;

namespace FromScratch.Interactive;

/// <summary>Writes SVG elements: numbers with at most one decimal, every string escaped.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();

    public SvgText Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>A fill as attribute and as class, for where style sheets are kept.</summary>
    public static string Fill(string part) => $"class=\"f-{part}\" fill=\"{GraphColors.Light(part)}\"";

    public static string Stroke(string part, double width) =>
        $"class=\"s-{part}\" fill=\"none\" stroke=\"{GraphColors.Light(part)}\" stroke-width=\"{Number(width)}\"";

    public static string FillAndStroke(string fill, string stroke, double width) =>
        $"class=\"f-{fill} s-{stroke}\" fill=\"{GraphColors.Light(fill)}\" stroke=\"{GraphColors.Light(stroke)}\" stroke-width=\"{Number(width)}\"";

    public static string Number(double value)
    {
        var rounded = Math.Round(value, 1);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public SvgText Line(double x, double baseline, string text, string part, double size, string extra = "", string? tooltip = null)
    {
        Raw($"<text x=\"{Number(x)}\" y=\"{Number(baseline)}\" font-size=\"{Number(size)}\" {Fill(part)}");
        if (extra.Length > 0)
            _text.Append(' ').Append(extra);
        _text.Append('>').Append(MarkupText.Escape(text));
        if (tooltip is not null)
            _text.Append("<title>").Append(MarkupText.Escape(tooltip)).Append("</title>");
        _text.Append("</text>");
        return this;
    }

    public override string ToString() => _text.ToString();
}
