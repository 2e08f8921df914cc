using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Assertions that two numbers, vectors or matrices agree to a relative tolerance.</summary>
internal static class Close
{
    /// <summary>What the reference values ask of one layer.</summary>
    public const double Layer = 1e-12;

    public static void To(double expected, double actual, double tolerance = Layer, string what = "value") =>
        Element(expected, actual, tolerance, what);

    public static void To(Vector<double> expected, Vector<double> actual, double tolerance = Layer) =>
        To(expected.ToRowMatrix(), actual.ToRowMatrix(), tolerance);

    /// <summary>The same shape, and each element to the tolerance relative to itself: an expected 0 must be 0.</summary>
    public static void To(Matrix<double> expected, Matrix<double> actual, double tolerance = Layer)
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        for (var i = 0; i < expected.RowCount; i++)
            for (var j = 0; j < expected.ColumnCount; j++)
                Element(expected[i, j], actual[i, j], tolerance, string.Create(CultureInfo.InvariantCulture, $"[{i}, {j}]"));
    }

    private static void Element(double expected, double actual, double tolerance, string what)
    {
        var same = expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Abs(expected);
        Assert.True(same, string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}."));
    }
}
