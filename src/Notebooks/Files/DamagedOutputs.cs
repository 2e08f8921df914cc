using System.Globalization;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Finds saved outputs that nothing can show. A run replaces them; whoever shows them as they are would leave them out in silence.</summary>
internal static class DamagedOutputs
{
    /// <summary>What to do about them.</summary>
    public const string Remedy = "run notebooks --save FILE";

    /// <summary>What is wrong with each.</summary>
    public static IEnumerable<string> Of(NotebookCell cell)
    {
        var number = 0;
        foreach (var output in cell.Outputs ?? [])
        {
            number++;
            if (Problem(output) is { } problem)
                yield return string.Create(CultureInfo.InvariantCulture, $"output {number} {problem}");
        }
    }

    /// <summary>The pictures among an output's data that are none.</summary>
    public static IEnumerable<string> BrokenPictures(JsonObject data) => data
        .Where(d => d.Key.StartsWith("image/", StringComparison.Ordinal) && d.Key != "image/svg+xml" && DataUri.Base64(MultilineText.Join(d.Value).ReplaceLineEndings("")) is not { Length: > 0 })
        .Select(d => d.Key);

    private static string? Problem(JsonNode? output) => output switch
    {
        not JsonObject => "is no JSON object",
        { } known when known["output_type"].AsText() is "stream" or "error" => null,
        { } bundle when bundle["output_type"].AsText() is "display_data" or "execute_result" =>
            bundle["data"] is not JsonObject data ? "has no data" : BrokenPictures(data).FirstOrDefault() is { } type ? $"has no picture as {type}: it is not base64" : null,
        { } other => $"is of the unknown type {JsonText.OneLine(other["output_type"])}",
    };
}
