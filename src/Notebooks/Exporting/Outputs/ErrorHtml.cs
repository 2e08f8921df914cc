using System.Net;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>An error output: what went wrong first, where it came from folded away.</summary>
internal static class ErrorHtml
{
    /// <summary>Writes one.</summary>
    /// <param name="output">The output.</param>
    /// <param name="isMeant">Whether the cell is there to show the error.</param>
    public static string Write(JsonObject output, bool isMeant)
    {
        var name = WebUtility.HtmlEncode(ResultText.Clean(output["ename"].AsText() ?? "Error"));
        var message = WebUtility.HtmlEncode(ResultText.Clean(MultilineText.Join(output["evalue"])));
        var lines = (output["traceback"] as JsonArray ?? []).Select(l => l.AsText() ?? "");
        var trace = string.Join('\n', lines);
        var label = isMeant ? "An error, as intended" : "Error";
        return $"""
            <div class="output error{(isMeant ? " meant" : "")}"><p class="label">{label}</p>
            <p class="message"><strong>{name}</strong> {message}</p>
            {(string.IsNullOrWhiteSpace(trace) ? "" : $"<details><summary>Stack trace</summary><pre class=\"scroll\">{AnsiHtml.Write(trace)}</pre></details>")}</div>
            """;
    }
}
