using System.Globalization;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Compares what a cell shows: its outputs in their order, each by its kind. Streams of one name that follow each other count as one.</summary>
internal sealed class OutputComparer(Tolerance tolerance, Differences differences)
{
    private readonly MimeComparer _mime = new(tolerance, differences);

    /// <summary>Compares a cell's outputs.</summary>
    /// <param name="expected">The file's.</param>
    /// <param name="actual">What came now.</param>
    /// <param name="shapeOnly">For a cell whose values change from run to run.</param>
    public void Compare(JsonArray? expected, JsonArray? actual, bool shapeOnly)
    {
        List<JsonObject> left = Merged(expected), right = Merged(actual);
        if (!left.Select(Kind).SequenceEqual(right.Select(Kind)))
            differences.Add("outputs", Kinds(left), Kinds(right));
        for (var i = 0; i < Math.Min(left.Count, right.Count) && Kind(left[i]) == Kind(right[i]); i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"output {i + 1} ({Kind(left[i])})");
            if (shapeOnly)
                new OutputShape(differences).Compare(place, left[i], right[i]);
            else
                CompareOutput(place, left[i], right[i]);
        }
    }

    /// <summary>A cell's outputs, with streams merged that some front ends store in pieces.</summary>
    public static List<JsonObject> Merged(JsonArray? outputs)
    {
        var merged = new List<JsonObject>();
        foreach (var output in (outputs ?? []).OfType<JsonObject>())
        {
            if (output["output_type"].AsText() == "stream" && merged is [.., var last] && last["output_type"].AsText() == "stream" && last["name"].AsText() == output["name"].AsText())
            {
                merged[^1] = NotebookOutput.Stream(last["name"].AsText() ?? "", MultilineText.Join(last["text"]) + MultilineText.Join(output["text"]));
            }
            else
            {
                merged.Add(output);
            }
        }
        return merged;
    }

    private void CompareOutput(string place, JsonObject expected, JsonObject actual)
    {
        switch (expected["output_type"].AsText())
        {
            case "stream":
                _mime.CompareText(place, MultilineText.Join(expected["text"]), MultilineText.Join(actual["text"]));
                break;
            case "error":
                _mime.CompareText($"{place}, name", expected["ename"].AsText() ?? "", actual["ename"].AsText() ?? "");
                _mime.CompareText($"{place}, message", expected["evalue"].AsText() ?? "", actual["evalue"].AsText() ?? "");
                _mime.CompareText($"{place}, traceback", MultilineText.Join(expected["traceback"]), MultilineText.Join(actual["traceback"]));
                break;
            default:
                CompareBundle(place, expected, actual);
                break;
        }
    }

    private void CompareBundle(string place, JsonObject expected, JsonObject actual)
    {
        JsonObject left = expected["data"] as JsonObject ?? [], right = actual["data"] as JsonObject ?? [];
        string[] leftTypes = [.. left.Select(d => d.Key).Order(StringComparer.Ordinal)], rightTypes = [.. right.Select(d => d.Key).Order(StringComparer.Ordinal)];
        if (!leftTypes.SequenceEqual(rightTypes))
            differences.Add($"{place}, types", string.Join(", ", leftTypes), string.Join(", ", rightTypes));
        foreach (var type in leftTypes.Intersect(rightTypes))
            _mime.Compare(place, type, left[type], right[type]);
        var json = new JsonComparer(tolerance, differences);
        json.Compare($"{place}, metadata", "", expected["metadata"] ?? new JsonObject(), actual["metadata"] ?? new JsonObject());
        json.Compare($"{place}, execution count", "", expected["execution_count"], actual["execution_count"]);
    }

    private static string Kind(JsonObject output) =>
        output["output_type"].AsText() is "stream" ? output["name"].AsText() ?? "stream" : output["output_type"].AsText() ?? "output";

    private static string Kinds(List<JsonObject> outputs) => outputs.Count == 0 ? "(none)" : string.Join(", ", outputs.Select(Kind));
}
