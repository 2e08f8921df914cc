using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Compares JSON, such as a Plotly figure: names and texts exactly, numbers within the tolerance; the order of members says nothing.</summary>
internal sealed class JsonComparer(Tolerance tolerance, Differences differences)
{
    /// <summary>Compares two values.</summary>
    /// <param name="place">The output that they come from.</param>
    /// <param name="path">Where in it, such as <c>data[0].y[3]</c>.</param>
    /// <param name="expected">The file's.</param>
    /// <param name="actual">What came now.</param>
    public void Compare(string place, string path, JsonNode? expected, JsonNode? actual)
    {
        switch (expected, actual)
        {
            case (null, null):
                break;
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(m => m.Key).Union(right.Select(m => m.Key)))
                    CompareMember(place, path.Length == 0 ? name : $"{path}.{name}", name, left, right);
                break;
            case (JsonArray left, JsonArray right):
                if (left.Count != right.Count)
                    differences.Add(Place(place, path), $"{ResultText.Count(left.Count, "element")}", $"{ResultText.Count(right.Count, "element")}");
                for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
                    Compare(place, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), left[i], right[i]);
                break;
            case (JsonValue left, JsonValue right):
                CompareValue(place, path, left, right);
                break;
            default:
                differences.Add(Place(place, path), Text(expected), Text(actual));
                break;
        }
    }

    private void CompareMember(string place, string path, string name, JsonObject left, JsonObject right)
    {
        if (!right.TryGetPropertyValue(name, out var actual))
            differences.Add(Place(place, path), Text(left[name]), "(missing)");
        else if (!left.TryGetPropertyValue(name, out var expected))
            differences.Add(Place(place, path), "(missing)", Text(actual));
        else
            Compare(place, path, expected, actual);
    }

    private void CompareValue(string place, string path, JsonValue expected, JsonValue actual)
    {
        string left = Text(expected), right = Text(actual);
        if (expected.GetValueKind() == JsonValueKind.Number && actual.GetValueKind() == JsonValueKind.Number)
        {
            if (!tolerance.Accepts(left, right))
                differences.Add(Place(place, path), () => [.. LineDiff.Pair(left, right), Distance(left, right)]);
        }
        else if (expected.AsText() is { } e && actual.AsText() is { } a ? e != a : left != right)
        {
            differences.Add(Place(place, path), left, right);
        }
    }

    private static string Place(string place, string path) => path.Length == 0 ? place : $"{place}, {path}";

    private static string Text(JsonNode? node) => JsonText.OneLine(node);

    private static string Distance(string left, string right) =>
        string.Create(CultureInfo.InvariantCulture, $"  they differ by {Math.Abs(Tolerance.Value(left) - Tolerance.Value(right)):0.###e+0}");
}
