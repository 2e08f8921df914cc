using System.Globalization;

namespace Notebooks;

/// <summary>Compares trees of HTML or SVG: names and words exactly, numbers within the tolerance, coordinates as far as anybody sees.</summary>
internal sealed class MarkupComparer(Tolerance tolerance, Differences differences)
{
    private static readonly HashSet<string> Coordinates = new(StringComparer.Ordinal)
    {
        "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "fx", "fy", "d", "points", "transform", "width", "height", "viewBox",
    };

    // What is in them is measured by what they are applied to, or by a box of their own.
    private static readonly HashSet<string> OwnUnits = new(StringComparer.Ordinal)
    {
        "linearGradient", "radialGradient", "pattern", "marker", "symbol", "clipPath", "mask", "filter",
    };

    /// <summary>Compares two trees.</summary>
    /// <param name="place">The output that they come from.</param>
    /// <param name="expected">The file's.</param>
    /// <param name="actual">What came now.</param>
    public void Compare(string place, MarkupNode expected, MarkupNode actual) => CompareChildren($"{place}, ", expected, actual, coordinate: 0);

    private void CompareNodes(string path, MarkupNode expected, MarkupNode actual, double coordinate)
    {
        if (expected.IsText)
        {
            if (!NumberText.AreEqual(expected.Text, actual.Text, tolerance))
                differences.Add(path, () => LineDiff.Of(expected.Text, actual.Text));
            return;
        }
        if (expected.Name == "svg")
            coordinate = Math.Min(Tolerance.Coordinate * Side(expected), Tolerance.CoordinateLimit);
        else if (OwnUnits.Contains(expected.Name) || IsScaled(expected))
            coordinate = 0;
        foreach (var name in expected.Attributes.Keys.Union(actual.Attributes.Keys))
            CompareAttribute($"{path}/@{name}", name, expected.Attributes.GetValueOrDefault(name), actual.Attributes.GetValueOrDefault(name), coordinate);
        CompareChildren(path + "/", expected, actual, coordinate);
    }

    private void CompareChildren(string path, MarkupNode expected, MarkupNode actual, double coordinate)
    {
        var common = Math.Min(expected.Children.Count, actual.Children.Count);
        for (var i = 0; i < common; i++)
        {
            MarkupNode left = expected.Children[i], right = actual.Children[i];
            if (left.Name != right.Name)
            {
                differences.Add(path + expected.NameOf(i), Shown(left), Shown(right));
                return;
            }
            CompareNodes(path + expected.NameOf(i), left, right, coordinate);
        }
        if (expected.Children.Count > common)
            differences.Add(path + expected.NameOf(common), Rest(expected, common), "(missing)");
        if (actual.Children.Count > common)
            differences.Add(path + actual.NameOf(common), "(missing)", Rest(actual, common));
    }

    private void CompareAttribute(string path, string name, string? expected, string? actual, double coordinate)
    {
        if (expected == actual)
            return;
        if (expected is null || actual is null)
        {
            differences.Add(path, expected ?? "(missing)", actual ?? "(missing)");
            return;
        }
        if (DataUri.Read(expected) is { } left && DataUri.Read(actual) is { } right && left.MimeType == right.MimeType)
        {
            new MimeComparer(tolerance, differences).CompareBytes(path, left, right);
            return;
        }
        // In a rotation or a scale a small number moves much.
        var isCoordinate = coordinate > 0 && Coordinates.Contains(name)
            && (name != "transform" || (expected.StartsWith("translate(", StringComparison.Ordinal) && expected.IndexOf('(', "translate(".Length) < 0));
        var isSame = isCoordinate ? NumberText.AreNear(expected, actual, coordinate) : NumberText.AreEqual(expected, actual, tolerance);
        if (!isSame)
            differences.Add(path, expected, actual);
    }

    // What one unit of a drawing's coordinates is worth follows from its size.
    private static double Side(MarkupNode svg)
    {
        var box = (svg.Attributes.GetValueOrDefault("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var sizes = box.Length == 4 ? box[2..] : [svg.Attributes.GetValueOrDefault("width") ?? "", svg.Attributes.GetValueOrDefault("height") ?? ""];
        return sizes.Max(s => double.TryParse(s.Replace("px", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && double.IsFinite(size) ? size : 0);
    }

    private static bool IsScaled(MarkupNode element) =>
        element.Attributes.GetValueOrDefault("transform") is { } transform && ((string[])["scale", "matrix", "skew"]).Any(name => transform.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static string Rest(MarkupNode element, int from) =>
        Shown(element.Children[from]) + (element.Children.Count - from is > 1 and var more ? string.Create(CultureInfo.InvariantCulture, $" and {more - 1} more") : "");

    private static string Shown(MarkupNode node) => node.IsText ? $"\"{node.Text}\"" : $"<{node.Name}> {node.Words()}".TrimEnd();
}
