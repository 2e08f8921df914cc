using System.Globalization;
using System.Numerics;

namespace FromScratch.Interactive;

/// <summary>
/// A number that stands alone: the shortest digits that read back as the same number, in the invariant culture
/// (<c>550</c>, <c>110.00000000000001</c>, <c>4.5395807735907655E-05</c>).
/// </summary>
internal static class NumberText
{
    public static string Shortest<T>(T number)
        where T : INumberBase<T> => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A count with its thousands apart: <c>39,760</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
