using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>The colours of a matrix's entries and the key to them.</summary>
internal sealed class HeatKey
{
    private readonly double _low;
    private readonly double _high;
    private readonly bool _diverging;

    private HeatKey((double Low, double High, bool IsDiverging) scale) => (_low, _high, _diverging) = scale;

    /// <summary>The same scale as a heatmap of the matrix has.</summary>
    public static HeatKey Of(Matrix<double> matrix) =>
        new(new FieldTrace { Kind = FieldKind.Heatmap, X = [], Y = [], Z = [[.. matrix.Enumerate()]] }.Scale);

    /// <summary>The style of an entry's cell; nothing where it is not finite.</summary>
    public string Background(double entry) => double.IsFinite(entry) ? $";background:{Palette.At(Place(entry), _diverging)}" : "";

    /// <summary>
    /// The entry's text in black or white, whichever reads on its colour. The cell itself keeps the page's colour, in which
    /// the matrix's parentheses are drawn.
    /// </summary>
    public string Ink(double entry, string text) =>
        double.IsFinite(entry) ? $"<span style=\"color:{Palette.InkOn(Place(entry), _diverging)}\">{text}</span>" : text;

    /// <summary>The colours from low to high between their two numbers.</summary>
    public string Html()
    {
        var stops = string.Join(',', Palette.Stops(_diverging).Select(stop => stop.Color));
        var (low, high) = (EntryFormat.For([_low, _high]).Format(_low).Trim(), EntryFormat.For([_low, _high]).Format(_high).Trim());
        return "<div style=\"display:flex;align-items:center;gap:.5em;font-size:.8em;margin:.1em 0 .4em\">"
            + $"<span>{low}</span><span style=\"display:inline-block;width:9em;height:.7em;border-radius:2px;background:linear-gradient(to right,{stops})\"></span><span>{high}</span></div>";
    }

    private double Place(double entry) => (entry - _low) / (_high - _low);
}
