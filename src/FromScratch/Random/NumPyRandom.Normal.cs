using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// Normal numbers: np.random.randn (also called standard_normal), np.random.normal.
public sealed partial class NumPyRandom
{
    /// <summary>One standard normal number, N(0, 1): <c>np.random.randn()</c>, the same as <c>standard_normal()</c>.</summary>
    /// <remarks>
    /// The polar method makes two at a time. The second is kept for the next call of any normal function, also across
    /// calls of the others, as NumPy's legacy generator keeps it.
    /// </remarks>
    public double Randn()
    {
        if (_spareGauss is { } spare)
        {
            _spareGauss = null;
            return spare;
        }

        var (first, second) = GaussPair();
        _spareGauss = second;
        return first;
    }

    /// <summary>A matrix of standard normal numbers, drawn row by row: <c>np.random.randn(rows, columns)</c>.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Matrix<double> Randn(int rows, int columns) => DrawMatrix(rows, columns, Randn);

    /// <summary>A vector of standard normal numbers: <c>np.random.randn(count)</c>.</summary>
    /// <param name="count">The length, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public Vector<double> RandnVector(int count) => DrawVector(count, Randn);

    /// <summary>Fills a span with standard normal numbers.</summary>
    /// <param name="destination">What to fill, from its first element on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Randn(Span<double> destination)
    {
        if (destination.IsEmpty) return;
        var i = 0;
        if (_spareGauss is not null) destination[i++] = Randn();
        for (; i + 1 < destination.Length; i += 2) (destination[i], destination[i + 1]) = GaussPair();
        if (i < destination.Length) destination[i] = Randn();
    }

    /// <summary>One number of the normal distribution with a given mean and standard deviation: <c>np.random.normal(mean, standardDeviation)</c>.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative or NaN.</exception>
    public double Normal(double mean, double standardDeviation)
    {
        RequireDeviation(standardDeviation);
        return mean + (standardDeviation * Randn());
    }

    /// <summary>A matrix of normal numbers: <c>np.random.normal(mean, standardDeviation, (rows, columns))</c>.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation, not negative.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative or NaN, or a size is below 1.</exception>
    public Matrix<double> Normal(double mean, double standardDeviation, int rows, int columns) =>
        DrawMatrix(rows, columns, NormalFill(mean, standardDeviation));

    /// <summary>A vector of normal numbers: <c>np.random.normal(mean, standardDeviation, count)</c>.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation, not negative.</param>
    /// <param name="count">The length, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative or NaN, or the length is below 1.</exception>
    public Vector<double> NormalVector(double mean, double standardDeviation, int count) =>
        DrawVector(count, NormalFill(mean, standardDeviation));

    private Fill NormalFill(double mean, double standardDeviation)
    {
        RequireDeviation(standardDeviation);
        return destination =>
        {
            Randn(destination);
            for (var i = 0; i < destination.Length; i++) destination[i] = mean + (standardDeviation * destination[i]);
        };
    }

    private static void RequireDeviation(double standardDeviation)
    {
        if (double.IsNaN(standardDeviation) || double.IsNegative(standardDeviation))
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "The standard deviation of a normal distribution is a number that is not negative.");
    }

    // Optimised from its first call on: a notebook draws a million numbers once, before the run-time would find it hot.
    // Marsaglia's polar method; NumPy returns the second coordinate's number first and keeps the first one's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (double First, double Second) GaussPair()
    {
        double x, y, square;
        do
        {
            x = (2.0 * _twister.NextDouble()) - 1.0;
            y = (2.0 * _twister.NextDouble()) - 1.0;
            square = (x * x) + (y * y);
        }
        while (square is >= 1.0 or 0.0);

        var factor = Math.Sqrt(-2.0 * Math.Log(square) / square);
        return (factor * y, factor * x);
    }
}
