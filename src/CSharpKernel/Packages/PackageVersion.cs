using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace CSharpKernel;

/// <summary>As much of NuGet's versions as is needed to know one again, and to tell the newer of two.</summary>
internal static partial class PackageVersion
{
    /// <summary>Whether the text is a version (<c>2.14.1</c>), a range (<c>[2.0,3.0)</c>) or floats (<c>2.*</c>, <c>*-*</c>).</summary>
    public static bool IsValid(string text) => Exact().IsMatch(text) || Floating().IsMatch(text) || Range().IsMatch(text);

    /// <summary>Whether the newest version depends on the day it is asked for.</summary>
    public static bool Floats(string? text) => text is null || text.Contains('*', StringComparison.Ordinal);

    /// <summary>Whether the text names one version, rather than a range.</summary>
    public static bool IsExact(string? text) => text is not null && Exact().IsMatch(text);

    /// <summary>One spelling for versions that are the same: <c>1.0</c> and <c>1.0.0.0</c> are <c>1.0.0</c>.</summary>
    public static string Normalize(string text)
    {
        if (!IsExact(text))
            return text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var (numbers, label) = Parts(text);
        var count = numbers[3].IsZero ? 3 : 4;
        var release = string.Join('.', numbers.Take(count).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return label.Length == 0 ? release : $"{release}-{label.ToLowerInvariant()}";
    }

    /// <summary>Below zero when the first is older than the second; both are exact versions.</summary>
    public static int Compare(string first, string second)
    {
        var (numbers, label) = Parts(first);
        var (otherNumbers, otherLabel) = Parts(second);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i].CompareTo(otherNumbers[i]) is not 0 and var difference)
                return difference;
        }

        if (label.Length == 0 || otherLabel.Length == 0)
            return otherLabel.Length - label.Length;
        return CompareLabels(label.Split('.'), otherLabel.Split('.'));
    }

    private static int CompareLabels(string[] first, string[] second)
    {
        foreach (var (one, other) in first.Zip(second))
        {
            var isNumber = BigInteger.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var isOtherNumber = BigInteger.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var otherNumber);
            // A number comes before a word.
            var difference = (isNumber, isOtherNumber) switch
            {
                (true, true) => number.CompareTo(otherNumber),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.Compare(one, other, StringComparison.OrdinalIgnoreCase),
            };
            if (difference != 0)
                return difference;
        }

        return first.Length - second.Length;
    }

    private static (BigInteger[] Numbers, string Label) Parts(string text)
    {
        var release = text.Split('+')[0];
        var dash = release.IndexOf('-', StringComparison.Ordinal);
        var label = dash < 0 ? "" : release[(dash + 1)..];
        var numbers = new BigInteger[4];
        var parts = (dash < 0 ? release : release[..dash]).Split('.');
        for (var i = 0; i < Math.Min(4, parts.Length); i++)
            numbers[i] = BigInteger.Parse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture);
        return (numbers, label);
    }

    private const string One = @"\d+(\.\d+){0,3}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z.-]+)?";

    [GeneratedRegex($"^{One}$")]
    private static partial Regex Exact();

    [GeneratedRegex(@"^((\d+\.){0,3}\*(-([0-9A-Za-z.-]+\.?)?\*)?|\d+(\.\d+){0,3}-([0-9A-Za-z.-]*)\*)$")]
    private static partial Regex Floating();

    [GeneratedRegex($@"^[\[(]\s*(?=[^\s\])])({One}|[\d.]*\*)?\s*(,\s*({One})?\s*)?[\])]$")]
    private static partial Regex Range();
}
