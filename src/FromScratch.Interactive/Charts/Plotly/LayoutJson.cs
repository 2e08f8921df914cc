using System.Text.Json;

namespace FromScratch.Interactive;

/// <summary>Plotly's layout of a figure: titles, axes and where they stand, legend, annotations, size.</summary>
internal static class LayoutJson
{
    public static void Write(Utf8JsonWriter json, Figure figure)
    {
        var (width, height) = figure.Size;
        if (figure.Title is not null)
            Text(json, "title", figure.Title);
        json.WriteNumber("width", width);
        json.WriteNumber("height", height + (figure.Animation is null ? 0 : AnimationJson.ControlsHeight));
        json.WriteString("paper_bgcolor", "#ffffff");
        json.WriteStartObject("margin");
        json.WriteNumber("l", 60);
        json.WriteNumber("r", 30);
        json.WriteNumber("t", figure.Title is null ? 40 : 70);
        json.WriteNumber("b", 55 + (figure.Animation is null ? 0 : AnimationJson.ControlsHeight));
        json.WriteEndObject();
        // Plotly's validation knows these only where something uses them.
        if (figure.Panels.Any(panel => !IsInSpace(panel)))
            json.WriteString("plot_bgcolor", "#ffffff");
        if (figure.Panels.Any(panel => panel.Traces.Any(trace => trace is BarTrace { Positions.Length: > 0, Counted: null or { Length: > 0 } })))
            json.WriteString("barmode", "group");
        if (figure.Panels.Any(panel => panel.ShowsLegend))
            Legend(json, figure);
        for (var p = 0; p < figure.Panels.Count; p++)
            PanelAxes(json, figure, p);
        json.WriteStartArray("annotations");
        for (var p = 0; p < figure.Panels.Count; p++)
            Annotations(json, figure, p);
        json.WriteEndArray();
    }

    /// <summary>Where a panel stands on the page, from 0 to 1 across and upwards.</summary>
    public static ((double From, double To) X, (double From, double To) Y) Domain(Figure figure, int p)
    {
        var (row, column) = Math.DivRem(p, figure.Columns);
        double acrossGap = figure.Columns == 1 ? 0 : HasKey(figure) ? 0.16 : 0.09, downGap = figure.Rows == 1 ? 0 : 0.36 / figure.Rows;
        var (cellWidth, cellHeight) = ((1 + acrossGap) / figure.Columns, (1 + downGap) / figure.Rows);
        var top = 1 - (row * cellHeight);
        return ((column * cellWidth, (column * cellWidth) + cellWidth - acrossGap), (Math.Max(0, top - cellHeight + downGap), top));
    }

    private static void Legend(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject("legend");
        if (figure.Panels.Count == 1)
        {
            json.WriteString("orientation", "h");
            json.WriteNumber("x", 0);
            json.WriteNumber("y", 1.02);
            json.WriteString("yanchor", "bottom");
        }
        else
        {
            // One legend for all panels, right of them and of their colour keys.
            json.WriteNumber("x", HasKey(figure) ? 1.14 : 1.02);
            json.WriteNumber("y", 1);
        }

        json.WriteEndObject();
    }

    private static bool IsInSpace(Panel panel) => panel.Traces.Any(trace => trace is FieldTrace { Kind: FieldKind.Surface });

    private static bool HasKey(Figure figure) => figure.Panels.Any(panel => panel.Traces.Any(trace => trace is FieldTrace { HasKey: true }));

    private static void PanelAxes(Utf8JsonWriter json, Figure figure, int p)
    {
        var panel = figure.Panels[p];
        var (x, y) = Domain(figure, p);
        if (IsInSpace(panel))
        {
            json.WriteStartObject("scene" + FigureJson.Suffix(p));
            json.WriteStartObject("domain");
            FigureJson.Numbers(json, "x", [x.From, x.To]);
            FigureJson.Numbers(json, "y", [y.From, y.To]);
            json.WriteEndObject();
            Axis(json, "xaxis", panel.X);
            Axis(json, "yaxis", panel.Y);
            json.WriteEndObject();
            return;
        }

        Axis(json, "xaxis" + FigureJson.Suffix(p), panel.X, x, "y" + FigureJson.Suffix(p));
        Axis(json, "yaxis" + FigureJson.Suffix(p), panel.Y, y, "x" + FigureJson.Suffix(p), panel.EqualUnits);
    }

    private static void Axis(Utf8JsonWriter json, string name, Axis axis, (double From, double To)? domain = null, string? anchor = null, bool equalUnits = false)
    {
        json.WriteStartObject(name);
        if (axis.Title is not null)
            Text(json, "title", axis.Title);
        if (axis.IsLog)
            json.WriteString("type", "log");
        if (axis.Range is { } range)
        {
            var (min, max) = axis.IsLog ? (Math.Log10(Math.Max(range.Min, double.Epsilon)), Math.Log10(Math.Max(range.Max, double.Epsilon))) : range;
            FigureJson.Numbers(json, "range", axis.IsReversed ? [max, min] : [min, max]);
        }
        else if (axis.IsReversed)
        {
            json.WriteString("autorange", "reversed");
        }

        if (axis.Categories is { } categories)
        {
            FigureJson.Numbers(json, "tickvals", ChartData.Counting(categories.Count));
            json.WriteStartArray("ticktext");
            foreach (var category in categories)
                json.WriteStringValue(FigureJson.PlotlyText(category));
            json.WriteEndArray();
        }

        if (domain is { } d)
        {
            json.WriteString("anchor", anchor);
            FigureJson.Numbers(json, "domain", [d.From, d.To]);
            json.WriteBoolean("automargin", true);
            json.WriteString("gridcolor", "#e6e6e6");
            json.WriteString("zerolinecolor", "#c8c8c8");
            if (equalUnits)
                json.WriteString("scaleanchor", anchor);
        }

        json.WriteEndObject();
    }

    private static void Annotations(Utf8JsonWriter json, Figure figure, int p)
    {
        var panel = figure.Panels[p];
        var (x, y) = Domain(figure, p);
        if (panel.Title is not null)
            Fixed(json, panel.Title, (x.From + x.To) / 2, y.To, "center", "bottom", 15);
        var notes = string.Join("; ", panel.Notes);
        if (notes.Length > 0)
            Fixed(json, notes, x.To, y.To, "right", "top", 11);
        foreach (var annotation in panel.Annotations)
        {
            json.WriteStartObject();
            json.WriteString("text", FigureJson.PlotlyText(annotation.Text));
            json.WriteString("xref", "x" + FigureJson.Suffix(p));
            json.WriteString("yref", "y" + FigureJson.Suffix(p));
            FigureJson.Number(json, "x", panel.X.IsLog ? Math.Log10(annotation.X) : annotation.X);
            FigureJson.Number(json, "y", panel.Y.IsLog ? Math.Log10(annotation.Y) : annotation.Y);
            json.WriteBoolean("showarrow", true);
            json.WriteNumber("arrowhead", 2);
            json.WriteNumber("ax", 28);
            json.WriteNumber("ay", -24);
            json.WriteString("bgcolor", "rgba(255,255,255,0.85)");
            json.WriteEndObject();
        }
    }

    private static void Fixed(Utf8JsonWriter json, string text, double x, double y, string xAnchor, string yAnchor, int size)
    {
        json.WriteStartObject();
        json.WriteString("text", FigureJson.PlotlyText(text));
        json.WriteString("xref", "paper");
        json.WriteString("yref", "paper");
        FigureJson.Number(json, "x", x);
        FigureJson.Number(json, "y", y);
        json.WriteString("xanchor", xAnchor);
        json.WriteString("yanchor", yAnchor);
        json.WriteBoolean("showarrow", false);
        json.WriteStartObject("font");
        json.WriteNumber("size", size);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", FigureJson.PlotlyText(text));
        json.WriteEndObject();
    }
}
