using System.Globalization;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// Compares the outputs of a cell tagged <c>volatile</c>, whose values change from run to run: the types, the number of
/// lines of text, the tables' rows and columns, the number of pictures, and the members and lengths of JSON.
/// </summary>
internal sealed class OutputShape(Differences differences)
{
    /// <summary>Compares two outputs of the same kind.</summary>
    public void Compare(string place, JsonObject expected, JsonObject actual)
    {
        string left = Shape(expected), right = Shape(actual);
        if (left != right)
            differences.Add(place + ", shape", () => LineDiff.Of(left, right));
    }

    private static string Shape(JsonObject output) => output["output_type"].AsText() switch
    {
        "stream" => Text(output["text"]),
        "error" => output["ename"].AsText() ?? "",
        _ => string.Join('\n', (output["data"] as JsonObject ?? []).OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key}: {Shape(d.Key, d.Value)}")),
    };

    private static string Shape(string type, JsonNode? value) => type switch
    {
        _ when MimeComparer.IsJson(type) => Json(value),
        "text/html" => Html(MultilineText.Join(value)),
        "image/svg+xml" => MarkupReader.Svg(MultilineText.Join(value)) is null ? "no drawing" : "a drawing",
        _ when type.StartsWith("image/", StringComparison.Ordinal) => "a picture",
        _ => Text(value),
    };

    private static string Text(JsonNode? text) => ResultText.Count(MultilineText.Join(text).TrimEnd('\n', '\r').Split('\n').Length, "line");

    private static string Html(string html)
    {
        if (MarkupReader.Html(html) is not { } root)
            return Text(html);
        var tables = root.All().Where(n => n.Name == "table").Select(t =>
        {
            var rows = t.All().Where(n => n.Name == "tr").ToList();
            return string.Create(CultureInfo.InvariantCulture, $", a table of {rows.Count} x {rows.Select(r => r.Children.Count(c => c.Name is "td" or "th")).DefaultIfEmpty().Max()}");
        });
        return ResultText.Count(root.All().Count(n => n.Name is "img" or "svg" or "canvas"), "picture") + string.Concat(tables);
    }

    private static string Json(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(", ", members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}: {Json(m.Value)}"))}}}",
        JsonArray items when items.All(i => i is JsonValue) => string.Create(CultureInfo.InvariantCulture, $"[{items.Count}]"),
        JsonArray items => $"[{string.Join(", ", items.Select(Json))}]",
        null => "null",
        _ => node.GetValueKind().ToString(),
    };
}
