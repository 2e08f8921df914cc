using System.Text.Json;

namespace FromScratch.Interactive;

/// <summary>A field as Plotly's heatmap, contour or surface.</summary>
internal static class FieldJson
{
    public static void Write(Utf8JsonWriter json, FieldTrace field, Figure figure, int p)
    {
        json.WriteString("type", field.Kind switch
        {
            FieldKind.Contour or FieldKind.FilledContour => "contour",
            FieldKind.Surface => "surface",
            _ => "heatmap",
        });
        FigureJson.Numbers(json, "x", field.X);
        FigureJson.Numbers(json, "y", field.Y);
        Values(json, field);
        if (field.Kind is FieldKind.Regions)
        {
            Regions(json, field);
            return;
        }

        var (low, high, diverging) = field.Scale;
        var (from, to) = field.Kind is FieldKind.Surface ? ("cmin", "cmax") : ("zmin", "zmax");
        FigureJson.Number(json, from, low);
        FigureJson.Number(json, to, high);
        Colors(json, Palette.Stops(diverging));
        if (field.Kind is FieldKind.Contour or FieldKind.FilledContour)
            Levels(json, field);
        if (field.ShowsValues)
            json.WriteString("texttemplate", "%{z:.4~g}");
        ColorBar(json, figure, p);
        if (field.Kind is FieldKind.Surface)
            json.WriteString("scene", "scene" + FigureJson.Suffix(p));
    }

    public static void Values(Utf8JsonWriter json, FieldTrace field)
    {
        json.WriteStartArray("z");
        foreach (var row in field.Z)
            FigureJson.Numbers(json, row);
        json.WriteEndArray();
    }

    private static void Levels(Utf8JsonWriter json, FieldTrace field)
    {
        var levels = ContourLines.Levels(field);
        json.WriteBoolean("autocontour", false);
        json.WriteStartObject("contours");
        json.WriteString("coloring", field.Kind is FieldKind.FilledContour ? "fill" : "lines");
        FigureJson.Number(json, "start", levels.Length == 0 ? field.Span.Min : levels[0]);
        FigureJson.Number(json, "end", levels.Length == 0 ? field.Span.Max : levels[^1]);
        FigureJson.Number(json, "size", levels.Length < 2 ? 1 : levels[1] - levels[0]);
        json.WriteEndObject();
    }

    private static void Regions(Utf8JsonWriter json, FieldTrace field)
    {
        var last = (int)Math.Max(1, field.Span.Max);
        FigureJson.Number(json, "zmin", -0.5);
        FigureJson.Number(json, "zmax", last + 0.5);
        // Each class has a stretch of one colour.
        Colors(json, [.. Enumerable.Range(0, last + 1).SelectMany(c => new[] { ((double)c / (last + 1), Palette.Tint(c)), ((c + 1.0) / (last + 1), Palette.Tint(c)) })]);
        json.WriteBoolean("showscale", false);
        json.WriteString("hoverinfo", "skip");
    }

    private static void Colors(Utf8JsonWriter json, IEnumerable<(double At, string Color)> stops)
    {
        json.WriteStartArray("colorscale");
        foreach (var (at, color) in stops)
        {
            json.WriteStartArray();
            json.WriteNumberValue(at);
            json.WriteStringValue(color);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void ColorBar(Utf8JsonWriter json, Figure figure, int p)
    {
        var (x, y) = LayoutJson.Domain(figure, p);
        json.WriteStartObject("colorbar");
        json.WriteNumber("thickness", 14);
        FigureJson.Number(json, "x", x.To + 0.01);
        FigureJson.Number(json, "y", (y.From + y.To) / 2);
        FigureJson.Number(json, "len", y.To - y.From);
        json.WriteEndObject();
    }
}
