namespace FromScratch.Interactive;

/// <summary>
/// The colours of a drawing. Every shape carries the light ones as attributes, which survive where style sheets are removed;
/// a style sheet turns the whole card dark where the page is dark. The card has its own ground, so text never depends on the page's.
/// </summary>
internal static class GraphColors
{
    /// <summary>Name of the part, its light colour, its dark colour.</summary>
    public static readonly IReadOnlyList<(string Part, string Light, string Dark)> All =
    [
        ("card", "#ffffff", "#1f242b"),
        ("frame", "#d0d7de", "#3d444d"),
        ("name", "#1f2328", "#e6edf3"),
        ("muted", "#59636e", "#a5afba"),
        ("value", "#0b57b0", "#7cc0ff"),
        ("gradient", "#a34300", "#ffb26b"),
        ("error", "#c4202b", "#ff9b93"),
        ("edge", "#656d76", "#9aa4af"),
        ("node", "#ffffff", "#2b323b"),
        ("rim", "#424a53", "#b6c0ca"),
        ("layer", "#e6effb", "#213a57"),
        ("input", "#eef1f4", "#343c46"),
        ("active", "#ffe69a", "#6a5200"),
    ];

    public static string Light(string part) => All.First(color => color.Part == part).Light;

    public static string Dark(string part) => All.First(color => color.Part == part).Dark;

    /// <summary>The style sheet of one drawing, under its own class name.</summary>
    public static string StyleSheet(string drawing)
    {
        var light = Variables(color => color.Light);
        var dark = Variables(color => color.Dark);
        string[] rules =
        [
            $".{drawing}{{{light}}}",
            $"@media screen and (prefers-color-scheme:dark){{.{drawing}{{{dark}}}}}",
            $".vscode-dark .{drawing},.vscode-high-contrast:not(.vscode-high-contrast-light) .{drawing},[data-jp-theme-light=false] .{drawing}{{{dark}}}",
            $".vscode-light .{drawing},[data-jp-theme-light=true] .{drawing}{{{light}}}",
            .. All.Select(color => $".{drawing} .f-{color.Part}{{fill:var(--fsg-{color.Part})}}.{drawing} .s-{color.Part}{{stroke:var(--fsg-{color.Part})}}"),
        ];
        return string.Concat(rules);
    }

    private static string Variables(Func<(string Part, string Light, string Dark), string> shade) =>
        string.Join(";", All.Select(color => $"--fsg-{color.Part}:{shade(color)}"));
}
