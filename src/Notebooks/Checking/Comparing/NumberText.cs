using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>Compares texts that hold numbers: the words exactly, the numbers within a tolerance.</summary>
internal static partial class NumberText
{
    /// <summary>Whether two texts count as the same. What is part of a word, such as a colour, is no number.</summary>
    public static bool AreEqual(string expected, string actual, Tolerance tolerance) =>
        expected == actual || AreEqual(expected, actual, Number(), tolerance.Accepts);

    /// <summary>Whether two lists of coordinates or path commands count as the same, each number within <paramref name="limit"/>.</summary>
    public static bool AreNear(string expected, string actual, double limit) =>
        expected == actual || AreEqual(expected, actual, Coordinate(), (e, a) => Math.Abs(Tolerance.Value(e) - Tolerance.Value(a)) <= limit);

    private static bool AreEqual(string expected, string actual, Regex number, Func<string, string, bool> accepts)
    {
        MatchCollection left = number.Matches(expected), right = number.Matches(actual);
        if (left.Count != right.Count || left.Count == 0)
            return false;
        int l = 0, r = 0;
        for (var i = 0; i < left.Count; i++)
        {
            if (!expected.AsSpan(l, left[i].Index - l).SequenceEqual(actual.AsSpan(r, right[i].Index - r)) || !accepts(left[i].Value, right[i].Value))
                return false;
            (l, r) = (left[i].Index + left[i].Length, right[i].Index + right[i].Length);
        }
        return expected.AsSpan(l).SequenceEqual(actual.AsSpan(r));
    }

    [GeneratedRegex(@"(?<![\w#.])(?:(?<![\w)\]])[-+])?(?:[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![\w]|\.[0-9])")]
    private static partial Regex Number();

    [GeneratedRegex(@"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")]
    private static partial Regex Coordinate();
}
