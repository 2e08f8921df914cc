using System.Globalization;

namespace Notebooks;

/// <summary>
/// How far two numbers may lie apart and still count as the same. Processors differ in the last digits of a sum, which
/// training makes larger; a number with a decimal point or an exponent may differ by that much. Whole numbers may not.
/// </summary>
/// <param name="Relative">As a part of the larger of the two.</param>
internal sealed record Tolerance(double Relative)
{
    /// <summary>What two numbers near zero may always differ by.</summary>
    public const double Absolute = 1e-12;

    /// <summary>What a coordinate in a drawing may differ by, as a part of the drawing's longer side: less than anybody sees.</summary>
    public const double Coordinate = 1.0 / 5000;

    /// <summary>The most that it may differ by, however large the drawing is: a path's flags are 0 or 1.</summary>
    public const double CoordinateLimit = 0.5;

    /// <summary>The tolerance that holds where the user doesn't say otherwise.</summary>
    public static readonly Tolerance Standard = new(1e-6);

    /// <summary>Whether two numbers, as they are written, count as the same.</summary>
    public bool Accepts(string expected, string actual) =>
        expected == actual || (!(IsWhole(expected) && IsWhole(actual)) && Accepts(Value(expected), Value(actual)));

    /// <summary>Whether two numbers, of which at least one is not whole, count as the same.</summary>
    public bool Accepts(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Relative * Math.Max(Math.Abs(expected), Math.Abs(actual)) + Absolute;

    /// <summary>A number as JSON, SVG and a cell's text write it.</summary>
    public static double Value(string number) => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool IsWhole(string number) => !number.AsSpan().ContainsAny('.', 'e', 'E');
}
