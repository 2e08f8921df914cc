using System.Globalization;

namespace Notebooks;

/// <summary>Two texts side by side, line by line: <c>-</c> stands in the file, <c>+</c> came now.</summary>
internal static class LineDiff
{
    private const int Context = 2;
    private const int MaximumLines = 24;
    private const int MaximumWidth = 160;
    private const int MaximumTable = 1_000_000;

    /// <summary>The lines in which two texts differ, with what stands around them.</summary>
    public static IReadOnlyList<string> Of(string expected, string actual)
    {
        string[] left = expected.Split('\n'), right = actual.Split('\n');
        int start = 0, end = 0, shorter = Math.Min(left.Length, right.Length);
        while (start < shorter && left[start] == right[start])
            start++;
        while (end < shorter - start && left[^(end + 1)] == right[^(end + 1)])
            end++;

        var lines = new List<string>();
        for (var i = Math.Max(0, start - Context); i < start; i++)
            lines.Add("  " + Shown(left[i], 0));
        lines.AddRange(Middle(left[start..^end], right[start..^end]));
        for (var i = left.Length - end; i < Math.Min(left.Length, left.Length - end + Context); i++)
        {
            // The empty rest after a last line break is no line.
            if (i < left.Length - 1 || left[i].Length > 0)
                lines.Add("  " + Shown(left[i], 0));
        }
        if (lines.Count <= MaximumLines)
            return lines;
        var more = lines.Count - MaximumLines;
        return [.. lines.Take(MaximumLines), string.Create(CultureInfo.InvariantCulture, $"  ... {more} more lines")];
    }

    /// <summary>Two short texts, each shown around the first character in which they differ.</summary>
    public static IReadOnlyList<string> Pair(string expected, string actual)
    {
        var first = expected.AsSpan().CommonPrefixLength(actual);
        return ["- " + Shown(expected, first), "+ " + Shown(actual, first)];
    }

    // The longest common subsequence; of texts too large for its table, everything counts as changed.
    private static IEnumerable<string> Middle(string[] left, string[] right)
    {
        if ((long)left.Length * right.Length > MaximumTable)
            return left.Select(l => "- " + Shown(l, 0)).Take(MaximumLines / 2).Concat(right.Select(r => "+ " + Shown(r, 0)));
        if (left.Length == right.Length && left.Zip(right).All(p => p.First != p.Second))
            return left.Zip(right).SelectMany(p => Pair(p.First, p.Second)).OrderBy(l => left.Length > 1 && l[0] == '+');

        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var lines = new List<string>();
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
                (_, i, j) = (Add("  ", left[i]), i + 1, j + 1);
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1]))
                Add("- ", left[i++]);
            else
                Add("+ ", right[j++]);
        }
        return lines;

        bool Add(string mark, string line)
        {
            lines.Add(mark + Shown(line, 0));
            return true;
        }
    }

    // A part of a long line, around what matters in it; what can't be seen is written as an escape.
    private static string Shown(string line, int around)
    {
        var start = line.Length <= MaximumWidth ? 0 : Math.Clamp(around - MaximumWidth / 3, 0, line.Length - MaximumWidth);
        var part = line.AsSpan(start, Math.Min(MaximumWidth, line.Length - start));
        var text = string.Concat(part.ToArray().Select(c => c switch
        {
            '\r' => "\\r",
            '\n' => "\\n",
            '\t' => "\\t",
            _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            _ => c.ToString(),
        }));
        var trailing = text.Length - text.TrimEnd(' ').Length;
        // A space at the end is a difference that nobody would see.
        text = trailing > 0 ? text[..^trailing] + new string('·', trailing) : text;
        return (start > 0 ? "…" : "") + text + (start + part.Length < line.Length ? "…" : "");
    }
}
