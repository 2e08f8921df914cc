using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>
/// The one rule for the numbers of a matrix or vector: at most 8 significant digits, one form for all its entries.
/// </summary>
/// <remarks>
/// <para>Every entry whole and below 1e8: whole numbers, without a decimal point.</para>
/// <para>Otherwise the positional form. The largest entry gets 8 significant digits, which fixes the number of decimals
/// for all of them; an entry that needs fewer shows fewer (NumPy's <c>1.</c> and <c>0.5</c>), padded so that the points align.</para>
/// <para>Scientific only when the positional form would lose too much, which is NumPy's rule: the largest magnitude is 1e8
/// or more, the smallest non-zero one is below 1e-4, or the two are more than 1000 apart. Then one mantissa length for all.</para>
/// <para>Not-a-number and infinity are <c>nan</c>, <c>inf</c> and <c>-inf</c> and do not influence the digits of the others.
/// Everything is in the invariant culture. For the same number of decimals the text is what NumPy 1.24 prints.</para>
/// </remarks>
internal sealed class EntryFormat
{
    private const int SignificantDigits = 8;

    private readonly Func<double, string> _finite;
    private readonly int _width;

    private EntryFormat(Func<double, string> finite, int width)
    {
        _finite = finite;
        _width = width;
    }

    /// <summary>Chooses the form for the entries that will be seen.</summary>
    /// <param name="entries">The entries that will be seen; the others have no say.</param>
    /// <param name="single">The entries are floats, whose shortest digits are fewer than the same double's.</param>
    public static EntryFormat For(IReadOnlyCollection<double> entries, bool single = false)
    {
        var finite = entries.Where(double.IsFinite).ToList();
        var whole = finite.Count == entries.Count && finite.All(x => x == Math.Truncate(x));
        var magnitudes = finite.Where(x => x != 0).Select(Math.Abs).DefaultIfEmpty(1).ToList();
        double largest = magnitudes.Max(), smallest = magnitudes.Min();

        Func<double, string> format;
        if (finite.Count == 0)
            format = _ => "";
        else if (largest >= 1e8)
            format = Scientific(finite, single);
        else if (whole)
            format = x => Signed(x, Math.Abs(x).ToString("F0", CultureInfo.InvariantCulture));
        else if (smallest < 1e-4 || largest / smallest > 1000)
            format = Scientific(finite, single);
        else
            format = Positional(finite, largest, single);

        var width = finite.Select(x => format(x).Length).DefaultIfEmpty(0).Max();
        var others = entries.Where(x => !double.IsFinite(x)).Select(x => NotFinite(x).Length).DefaultIfEmpty(0).Max();
        return new EntryFormat(format, Math.Max(width, others));
    }

    /// <summary>The entry as text, padded so that all entries are equally wide and their points are below one another.</summary>
    public string Format(double entry) =>
        (double.IsFinite(entry) ? _finite(entry) : NotFinite(entry)).PadLeft(_width);

    private static Func<double, string> Positional(List<double> finite, double largest, bool single)
    {
        var wholeDigits = largest < 1 ? 0 : Math.Truncate(largest).ToString("F0", CultureInfo.InvariantCulture).Length;
        var decimals = SignificantDigits - wholeDigits;
        string Text(double x) => DecimalDigits.Positional(x, decimals, single);
        var longest = finite.Max(x => Fraction(Text(x)));
        return x =>
        {
            var text = Text(x);
            return Signed(x, text) + new string(' ', longest - Fraction(text));
        };

        static int Fraction(string text) => text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1;
    }

    private static Func<double, string> Scientific(List<double> finite, bool single)
    {
        var length = finite.Max(x => DecimalDigits.MantissaLength(x, SignificantDigits, single));
        var power = Math.Max(2, finite.Max(x => Digits(DecimalDigits.Scientific(x, length).Power).Length));
        return x =>
        {
            var (mantissa, exponent) = DecimalDigits.Scientific(x, length);
            return Signed(x, $"{mantissa[..1]}.{mantissa[1..]}e{(exponent < 0 ? '-' : '+')}{Digits(exponent).PadLeft(power, '0')}");
        };

        static string Digits(int power) => Math.Abs(power).ToString(CultureInfo.InvariantCulture);
    }

    private static string Signed(double x, string magnitude) => double.IsNegative(x) ? "-" + magnitude : magnitude;

    private static string NotFinite(double x) => double.IsNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
}
