using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FromScratch.Interactive;

/// <summary>
/// A figure as Plotly reads it: <c>{"data": [...], "layout": {...}}</c> with plain arrays, numbers in their shortest form,
/// and null for what is not finite.
/// </summary>
internal static class FigureJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(Figure figure)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            for (var p = 0; p < figure.Panels.Count; p++)
                Traces(json, figure, p);
            json.WriteEndArray();
            json.WriteStartObject("layout");
            LayoutJson.Write(json, figure);
            if (figure.Animation is not null)
                AnimationJson.Controls(json, figure.Animation);
            json.WriteEndObject();
            if (figure.Animation is not null)
                AnimationJson.Frames(json, figure);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Traces(Utf8JsonWriter json, Figure figure, int p)
    {
        var panel = figure.Panels[p];
        var looks = SeriesLook.Of(panel);
        for (var i = 0; i < panel.Traces.Count; i++)
        {
            var trace = panel.Traces[i];
            json.WriteStartObject();
            switch (trace)
            {
                case PointTrace points:
                    Points(json, points, looks[i]);
                    break;
                case BarTrace bars:
                    Bars(json, bars, looks[i]);
                    break;
                case FieldTrace field:
                    FieldJson.Write(json, field, figure, p);
                    break;
            }

            if (trace.Name is not null)
                json.WriteString("name", PlotlyText(trace.Name));
            json.WriteBoolean("showlegend", panel.ShowsLegend && trace.Name is not null);
            if (trace is not FieldTrace { Kind: FieldKind.Surface })
            {
                json.WriteString("xaxis", "x" + Suffix(p));
                json.WriteString("yaxis", "y" + Suffix(p));
            }

            json.WriteEndObject();
        }
    }

    private static void Points(Utf8JsonWriter json, PointTrace points, SeriesLook look)
    {
        json.WriteString("type", "scatter");
        json.WriteString("mode", points switch { { HasLines: true, HasMarkers: true } => "lines+markers", { HasLines: true } => "lines", _ => "markers" });
        // Plotly takes a series without points for a mistake; one gap is nothing to see either.
        Numbers(json, "x", points.X.Length > 0 ? points.X : [double.NaN]);
        Numbers(json, "y", points.Y.Length > 0 ? points.Y : [double.NaN]);
        if (points.HasLines)
        {
            json.WriteStartObject("line");
            json.WriteString("color", look.Color);
            json.WriteNumber("width", 2);
            if (points.IsDashed)
                json.WriteString("dash", "dash");
            json.WriteEndObject();
        }

        if (!points.HasMarkers)
            return;
        json.WriteStartObject("marker");
        json.WriteString("color", look.Color);
        json.WriteString("symbol", look.Symbol);
        json.WriteNumber("size", 7);
        json.WriteEndObject();
    }

    private static void Bars(Utf8JsonWriter json, BarTrace bars, SeriesLook look)
    {
        if (bars is { BinWidth: { } width, Counted: { } counted })
        {
            json.WriteString("type", "histogram");
            Numbers(json, "x", counted);
            json.WriteStartObject("xbins");
            Number(json, "start", bars.Positions[0] - (width / 2));
            Number(json, "end", bars.Positions[^1] + (width / 2));
            Number(json, "size", width);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", "bar");
            Numbers(json, bars.IsHorizontal ? "y" : "x", bars.Positions);
            Numbers(json, bars.IsHorizontal ? "x" : "y", bars.Values);
            if (bars.IsHorizontal)
                json.WriteString("orientation", "h");
            if (bars.BinWidth is { } bin)
                Number(json, "width", bin);
        }

        json.WriteStartObject("marker");
        json.WriteString("color", look.Color);
        if (bars.BinWidth is not null)
        {
            json.WriteStartObject("line");
            json.WriteString("color", "#ffffff");
            json.WriteNumber("width", 1);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Plotly counts axes x, x2, x3, ...</summary>
    public static string Suffix(int panel) => panel == 0 ? "" : NumberText.Shortest(panel + 1);

    /// <summary>
    /// Plotly reads a few tags in its texts; ours have none, so what looks like one is meant as it stands. A control
    /// character would keep it from making a picture of the figure.
    /// </summary>
    public static string PlotlyText(string text) => string.Concat(text.Select(c => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        not ('\t' or '\n' or '\r') when char.IsControl(c) => "\uFFFD",
        _ => c.ToString(),
    }));

    public static void Number(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        Number(json, value);
    }

    public static void Numbers(Utf8JsonWriter json, string name, double[] values)
    {
        json.WritePropertyName(name);
        Numbers(json, values);
    }

    public static void Numbers(Utf8JsonWriter json, double[] values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            Number(json, value);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, double value)
    {
        // Adding 0 turns −0 into 0: a JSON reader with whole numbers would drop the sign and save another file.
        if (double.IsFinite(value))
            json.WriteNumberValue(value + 0);
        else
            json.WriteNullValue();
    }
}
