using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>A gradient check as a table: one line for each parameter and input, and a verdict that needs no color.</summary>
internal static class GradientCheckView
{
    public static string Text(GradientCheck check) => $"{check}\n{Verdict(check)}";

    public static string Html(GradientCheck check)
    {
        var table = new TableMarkup($"Gradient check: {Verdict(check)}", Subject(check),
            ("of", false), ("shape", false), ("largest relative error", true), ("at (row, column)", true), ("Backward says", true), ("measured", true));
        for (var i = 0; i < check.Entries.Count; i++)
        {
            var entry = check.Entries[i];
            var wrong = entry.RelativeError > GradientCheck.DefaultTolerance;
            table.Row(
                [
                    entry.Name, Pair(entry.RowCount, entry.ColumnCount), Rounded(entry.RelativeError, "0.0e+00") + (wrong ? " ✗" : ""),
                    entry.Problem is null ? Pair(entry.Row, entry.Column) : "", Rounded(entry.Analytical, "G8"), Rounded(entry.Numerical, "G8"),
                ], line: i == 0, bold: wrong);
        }

        return table.End(check.Problems);
    }

    private static string Verdict(GradientCheck check) => check.Passed() ? "passed ✓" : "failed ✗";

    // A network's own description is a table; its first line names it.
    private static string Subject(GradientCheck check) => check.Subject.Split('\n')[0];

    private static string Pair(int a, int b) => $"({NumberText.Shortest(a)}, {NumberText.Shortest(b)})";

    private static string Rounded(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : double.IsNaN(value) ? "" : "∞";
}
