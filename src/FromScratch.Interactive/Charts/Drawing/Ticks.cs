using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>Round numbers along an axis.</summary>
internal static class Ticks
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The 1, 2 or 5 times a power of ten that cuts the range into about so many pieces.</summary>
    public static double RoundStep(double min, double max, int pieces)
    {
        var rough = (max / pieces) - (min / pieces);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var times = rough / power;
        return power * (times <= Math.Sqrt(2) ? 1 : times <= Math.Sqrt(10) ? 2 : times <= Math.Sqrt(50) ? 5 : 10);
    }

    /// <summary>Ticks at the multiples of a round step, with their labels.</summary>
    public static List<(double At, string Label)> Linear(double min, double max, int about, double stepAtLeast = 0)
    {
        var step = Math.Max(stepAtLeast, RoundStep(min, max, about));
        var (first, last) = (Math.Ceiling((min / step) - 1e-9), Math.Floor((max / step) + 1e-9));
        var power = (int)Math.Floor(Math.Log10(step) + 1e-9);
        var largest = Math.Max(Math.Abs(min), Math.Abs(max));
        var ticks = new List<(double, string)>();
        for (var i = first; i <= last && ticks.Count < 100; i++)
            ticks.Add((i * step, Label(i, step, power, largest)));
        return ticks;
    }

    /// <summary>Ticks at powers of ten, with 2 and 5 between them where there are few.</summary>
    public static List<(double At, string Label)> Log(double min, double max, int about)
    {
        var (first, last) = ((int)Math.Ceiling(Math.Log10(min) - 1e-9), (int)Math.Floor(Math.Log10(max) + 1e-9));
        var every = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)about));
        var ticks = new List<(double At, string Label)>();
        for (var p = first - 1; p <= last; p++)
        {
            foreach (var times in last - first < 2 ? new[] { 1, 2, 5 } : [1])
            {
                var at = times * Math.Pow(10, p);
                if (at >= min * (1 - 1e-9) && at <= max * (1 + 1e-9) && (p - first) % every == 0)
                    ticks.Add((at, Power(times, p)));
            }
        }

        return ticks.Count >= 2 ? ticks : Linear(min, max, about);
    }

    private static string Label(double multiple, double step, int power, double largest)
    {
        if (multiple == 0)
            return "0";
        if (largest >= 1e6 || power < -4)
            return Scientific(multiple * step, power);
        return Minus((multiple * step).ToString("F" + Math.Max(0, -power).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    private static string Scientific(double value, int stepPower)
    {
        var power = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);
        var mantissa = value / Math.Pow(10, power);
        var digits = mantissa.ToString("F" + Math.Clamp(power - stepPower, 0, 15).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return $"{Minus(digits)}×10{Superscript(power)}";
    }

    private static string Power(int times, int power) => power is >= -3 and <= 4
        ? (times * Math.Pow(10, power)).ToString("0.###", CultureInfo.InvariantCulture)
        : $"{(times == 1 ? "" : times.ToString(CultureInfo.InvariantCulture) + "×")}10{Superscript(power)}";

    private static string Superscript(int power) =>
        (power < 0 ? "⁻" : "") + string.Concat(Math.Abs(power).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));

    private static string Minus(string number) => number.Replace('-', '−');
}
