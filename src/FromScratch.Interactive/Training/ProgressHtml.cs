using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>A progress bar as HTML with its own styles, which reads on light and on dark pages, and aloud.</summary>
internal static class ProgressHtml
{
    private const string Track = "height:8px;border-radius:4px;overflow:hidden;background:rgba(128,128,128,.3)";

    public static string Of(ProgressState state)
    {
        var text = MarkupText.Escape(string.Join(" · ", state.Pieces));
        var now = state.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $" aria-valuenow=\"{Math.Floor(share * 100):0}\"") : "";
        // Where the whole is not known, a bar of no length would say that nothing is done.
        var width = string.Create(CultureInfo.InvariantCulture, $"{(state.Share ?? 1) * 100:0.#}%");
        return "<div style=\"max-width:640px;color:inherit;font-size:.92em;padding:.2em 0\">"
            + $"<div role=\"progressbar\" aria-label=\"{MarkupText.Escape(state.Unit)}\" aria-valuemin=\"0\" aria-valuemax=\"100\"{now} aria-valuetext=\"{text}\" style=\"{Track}\">"
            + $"<div style=\"height:8px;width:{width};background:{Color(state.Phase)}{(state.Share is null && state.Phase is ProgressPhase.Running ? ";opacity:.45" : "")}\"></div></div>"
            + $"<div style=\"padding-top:.35em;font-variant-numeric:tabular-nums\">{text}</div></div>";
    }

    // The words say it too; each colour stands out from white and from black by more than 3 to 1.
    private static string Color(ProgressPhase phase) => phase switch
    {
        ProgressPhase.Running => "#2E86C1",
        ProgressPhase.Ended => "#1E9E6A",
        _ => "#D9661F",
    };
}
