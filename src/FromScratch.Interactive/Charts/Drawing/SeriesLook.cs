namespace FromScratch.Interactive;

/// <summary>The colour and marker of a series, the same in both drawings.</summary>
internal sealed record SeriesLook(string Color, string Symbol)
{
    /// <summary>Plotly's names; the SVG draws the same shapes.</summary>
    private static readonly string[] Symbols = ["circle", "square", "triangle-up", "diamond", "triangle-down", "x"];

    /// <summary>Looks for a panel's traces, in order: a colour of its own, a class's, or the palette's next.</summary>
    public static SeriesLook[] Of(Panel panel)
    {
        var looks = new SeriesLook[panel.Traces.Count];
        var next = 0;
        for (var i = 0; i < looks.Length; i++)
        {
            var trace = panel.Traces[i];
            var index = trace.PaletteIndex ?? (trace is FieldTrace || trace.Color is not null ? 0 : next++);
            looks[i] = new SeriesLook(trace.Color ?? Palette.Series(index), Symbols[index % Symbols.Length]);
        }

        return looks;
    }
}
