using System.Text;

namespace Notebooks;

/// <summary>The grades as a table for other programs: CSV by RFC 4180, UTF-8, one row for each check.</summary>
internal static class GradesCsv
{
    /// <summary>Writes it.</summary>
    public static string Write(IReadOnlyList<Grade> grades)
    {
        var text = new StringBuilder();
        Row(text, "student", "exercise", "check", "passed", "reason");
        foreach (var grade in grades)
        {
            foreach (var (check, verdict) in grade.Checks)
                Row(text, grade.Student, grade.Exercise, check, verdict.Passed ? "true" : "false", Reason(grade, verdict));
        }
        return text.ToString();
    }

    private static string Reason(Grade grade, Verdict verdict) =>
        verdict.Passed ? grade.Telltales.Count == 0 ? "" : $"to be read by a person: {string.Join("; ", grade.Telltales)}" : verdict.Reason;

    private static void Row(StringBuilder text, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
            text.Append(i == 0 ? "" : ",").Append(Field(fields[i]));
        text.Append("\r\n");
    }

    // A spreadsheet would take what begins so for a formula, and run it.
    private static string Field(string value)
    {
        value = ResultText.Clean(value).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        if (value is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..])
            value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
