using System.Globalization;
using System.Numerics;

namespace FromScratch.Interactive;

/// <summary>
/// A finite number as decimal digits, rounded half to even from its exact binary value, as NumPy rounds.
/// </summary>
/// <remarks>.NET's own "F" and "E" formats round exact ties away from zero, so 0.5 to no decimals would be 1 here and 0 there.</remarks>
internal static class DecimalDigits
{
    /// <summary>The digits of |<paramref name="x"/>| with at most so many decimals, trailing zeros off, the point always there: <c>1.</c>, <c>0.25</c>.</summary>
    public static string Positional(double x, int decimals, bool single)
    {
        var (digits, exponent) = Shortest(Math.Abs(x), single);
        // The value is 0.d1d2d3... times ten to the exponent. A whole number's digits are all its own, however few would identify it.
        var fraction = digits.Length - exponent;
        var scaled = fraction > 0 && fraction <= decimals
            ? BigInteger.Parse(digits, CultureInfo.InvariantCulture) * BigInteger.Pow(10, decimals - fraction)
            : RoundedTimesPowerOfTen(Math.Abs(x), decimals);
        var text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return $"{text[..^decimals]}.{text[^decimals..].TrimEnd('0')}";
    }

    /// <summary>How many digits the mantissa of <paramref name="x"/> needs: as many as the shortest form has, at most so many.</summary>
    public static int MantissaLength(double x, int atMost, bool single)
    {
        var (digits, _) = Shortest(Math.Abs(x), single);
        return digits.Length <= atMost ? digits.Length : Scientific(x, atMost).Mantissa.TrimEnd('0').Length;
    }

    /// <summary>|<paramref name="x"/>| rounded to so many digits, and the power of ten of the first of them.</summary>
    public static (string Mantissa, int Power) Scientific(double x, int length)
    {
        if (x == 0)
            return (new string('0', length), 0);
        var (_, exponent) = Shortest(Math.Abs(x), single: false);
        var rounded = RoundedTimesPowerOfTen(Math.Abs(x), length - exponent).ToString(CultureInfo.InvariantCulture);
        // 9.99 rounded up is 10.0: one digit more.
        return (rounded[..length], exponent - 1 + rounded.Length - length);
    }

    private static (string Digits, int Exponent) Shortest(double magnitude, bool single)
    {
        if (magnitude == 0)
            return ("0", 1);
        // "E" without a precision is not round-trip; the shortest form may come as 1E-05, 0.25 or 123.
        var text = single ? ((float)magnitude).ToString("R", CultureInfo.InvariantCulture) : magnitude.ToString("R", CultureInfo.InvariantCulture);
        var power = 0;
        if (text.IndexOf('E', StringComparison.Ordinal) is var e and >= 0)
        {
            power = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var point = text.IndexOf('.', StringComparison.Ordinal) is var p and >= 0 ? p : text.Length;
        var all = text.Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), point - leading + power);
    }

    private static BigInteger RoundedTimesPowerOfTen(double magnitude, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(magnitude);
        var biased = (int)(bits >> 52) & 0x7FF;
        var mantissa = biased == 0 ? bits & 0xFFFFFFFFFFFFF : (bits & 0xFFFFFFFFFFFFF) | (1L << 52);
        var shift = Math.Max(biased, 1) - 1075;

        var numerator = new BigInteger(mantissa);
        var denominator = BigInteger.One;
        if (shift >= 0)
            numerator <<= shift;
        else
            denominator <<= -shift;
        if (power >= 0)
            numerator *= BigInteger.Pow(10, power);
        else
            denominator *= BigInteger.Pow(10, -power);

        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var against = (remainder * 2).CompareTo(denominator);
        return against > 0 || (against == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
