using System.Text.Json;

namespace FromScratch.Interactive;

/// <summary>The frames of an animated figure, and the buttons and the slider that go through them.</summary>
internal static class AnimationJson
{
    /// <summary>The pixels that the controls take below the figure.</summary>
    public const int ControlsHeight = 90;

    /// <summary>Buttons and slider, for the layout.</summary>
    public static void Controls(Utf8JsonWriter json, Animation animation)
    {
        json.WriteStartArray("updatemenus");
        json.WriteStartObject();
        json.WriteString("type", "buttons");
        json.WriteString("direction", "left");
        json.WriteBoolean("showactive", false);
        Place(json, x: 0, above: 62);
        json.WriteStartArray("buttons");
        // From the frame at hand to the last; from the first, if it is the last already.
        Button(json, "Play", frame: null, isList: false, milliseconds: 300, fromCurrent: true);
        Button(json, "Pause", frame: null, isList: true, milliseconds: 0, fromCurrent: false);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();

        json.WriteStartArray("sliders");
        json.WriteStartObject();
        json.WriteNumber("active", animation.Frames.Count - 1);
        json.WriteNumber("len", 0.74);
        Place(json, x: 0.26, above: 40);
        json.WriteStartObject("currentvalue");
        json.WriteString("prefix", FigureJson.PlotlyText(animation.Prefix));
        json.WriteEndObject();
        json.WriteStartArray("steps");
        for (var f = 0; f < animation.Frames.Count; f++)
            Button(json, animation.Frames[f].Label, Name(f), isList: true, milliseconds: 0, fromCurrent: false);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Of each frame the data that move: Plotly keeps everything else as it is.</summary>
    public static void Frames(Utf8JsonWriter json, Figure figure)
    {
        var frames = figure.Animation!.Frames;
        var shown = frames[^1].Traces;
        int[] moving = [.. Enumerable.Range(0, shown.Count).Where(t => frames.Any(frame => !ReferenceEquals(frame.Traces[t], shown[t])))];
        json.WriteStartArray("frames");
        for (var f = 0; f < frames.Count; f++)
        {
            json.WriteStartObject();
            json.WriteString("name", Name(f));
            json.WriteStartArray("data");
            foreach (var t in moving)
                Data(json, frames[f].Traces[t], shown[t]);
            json.WriteEndArray();
            json.WriteStartArray("traces");
            foreach (var t in moving)
                json.WriteNumberValue(t);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Data(Utf8JsonWriter json, Trace trace, Trace shown)
    {
        json.WriteStartObject();
        switch (trace)
        {
            case PointTrace points:
                FigureJson.Numbers(json, "x", points.X);
                FigureJson.Numbers(json, "y", points.Y);
                break;
            case BarTrace { BinWidth: not null, Counted: { } counted }:
                FigureJson.Numbers(json, "x", counted);
                break;
            case BarTrace bars:
                FigureJson.Numbers(json, bars.IsHorizontal ? "y" : "x", bars.Positions);
                FigureJson.Numbers(json, bars.IsHorizontal ? "x" : "y", bars.Values);
                break;
            case FieldTrace field:
                var last = (FieldTrace)shown;
                if (!field.X.AsSpan().SequenceEqual(last.X) || !field.Y.AsSpan().SequenceEqual(last.Y))
                {
                    FigureJson.Numbers(json, "x", field.X);
                    FigureJson.Numbers(json, "y", field.Y);
                }

                FieldJson.Values(json, field);
                break;
        }

        json.WriteEndObject();
    }

    private static void Button(Utf8JsonWriter json, string label, string? frame, bool isList, int milliseconds, bool fromCurrent)
    {
        json.WriteStartObject();
        json.WriteString("label", FigureJson.PlotlyText(label));
        json.WriteString("method", "animate");
        json.WriteStartArray("args");
        if (isList)
            json.WriteStartArray();
        json.WriteStringValue(frame);
        if (isList)
            json.WriteEndArray();
        json.WriteStartObject();
        json.WriteString("mode", "immediate");
        if (fromCurrent)
            json.WriteBoolean("fromcurrent", true);
        json.WriteStartObject("frame");
        json.WriteNumber("duration", milliseconds);
        // Fields are only drawn anew when asked to.
        json.WriteBoolean("redraw", true);
        json.WriteEndObject();
        json.WriteStartObject("transition");
        json.WriteNumber("duration", 0);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, double x, int above)
    {
        json.WriteNumber("x", x);
        json.WriteString("xanchor", "left");
        json.WriteNumber("y", 0);
        json.WriteString("yanchor", "top");
        json.WriteStartObject("pad");
        json.WriteNumber("t", above);
        json.WriteEndObject();
    }

    private static string Name(int frame) => "frame " + NumberText.Shortest(frame);
}
