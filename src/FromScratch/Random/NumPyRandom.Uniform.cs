using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// Uniform numbers: np.random.rand (also called random_sample and random), np.random.uniform.
public sealed partial class NumPyRandom
{
    /// <summary>One number, uniform in [0, 1): <c>np.random.rand()</c>, the same as <c>random_sample()</c>.</summary>
    public double Rand() => _twister.NextDouble();

    /// <summary>A matrix of numbers uniform in [0, 1), drawn row by row: <c>np.random.rand(rows, columns)</c>.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Matrix<double> Rand(int rows, int columns) => DrawMatrix(rows, columns, Rand);

    /// <summary>A vector of numbers uniform in [0, 1): <c>np.random.rand(count)</c>.</summary>
    /// <param name="count">The length, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public Vector<double> RandVector(int count) => DrawVector(count, Rand);

    /// <summary>Fills a span with numbers uniform in [0, 1), for instance an image of any dimensions in row-major order.</summary>
    /// <param name="destination">What to fill, from its first element on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Rand(Span<double> destination)
    {
        for (var i = 0; i < destination.Length; i++) destination[i] = _twister.NextDouble();
    }

    /// <summary>One number, uniform in [<paramref name="low"/>, <paramref name="high"/>): <c>np.random.uniform(low, high)</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end; below <paramref name="low"/> it runs the other way, as in NumPy.</param>
    /// <exception cref="ArgumentException">The range is not finite.</exception>
    public double Uniform(double low, double high) => low + (RangeOf(low, high) * _twister.NextDouble());

    /// <summary>A matrix of numbers uniform between two ends: <c>np.random.uniform(low, high, (rows, columns))</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <exception cref="ArgumentException">The range is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Matrix<double> Uniform(double low, double high, int rows, int columns) =>
        DrawMatrix(rows, columns, UniformFill(low, high));

    /// <summary>A vector of numbers uniform between two ends: <c>np.random.uniform(low, high, count)</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="count">The length, at least 1.</param>
    /// <exception cref="ArgumentException">The range is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public Vector<double> UniformVector(double low, double high, int count) => DrawVector(count, UniformFill(low, high));

    private Fill UniformFill(double low, double high)
    {
        var range = RangeOf(low, high);
        return destination =>
        {
            for (var i = 0; i < destination.Length; i++) destination[i] = low + (range * _twister.NextDouble());
        };
    }

    private static double RangeOf(double low, double high)
    {
        var range = high - low;
        return double.IsFinite(range)
            ? range
            : throw new ArgumentException(FormattableString.Invariant($"Uniform({low}, {high}): the range high - low must be a finite number."));
    }
}
