using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Pictures of digits with their labels, kept as bytes; matrices are made of them when they are asked for.</summary>
/// <remarks>
/// 60,000 pictures take 47 MB here and 376 MB as one matrix of doubles, so training reads mini-batches with
/// <see cref="Rows"/> and a small machine never needs the whole matrix.
/// </remarks>
public sealed class DigitSet : IExamples, IRowSource
{
    private readonly byte[] _pixels;
    private readonly byte[] _labels;
    private readonly bool _normalize;
    private readonly double[] _values;
    private Matrix<double>? _x;

    internal DigitSet(byte[] pixels, byte[] labels, int height, int width, bool normalize, string source)
    {
        _pixels = pixels;
        _labels = labels;
        _normalize = normalize;
        _values = [.. Enumerable.Range(0, 256).Select(value => value / Scale)];
        Height = height;
        Width = width;
        Source = source;
        Labels = Array.ConvertAll(labels, label => (int)label);
    }

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <summary>Ten: the digits 0 to 9.</summary>
    public int Classes => 10;

    /// <summary>Rows of pixels in a picture, 28.</summary>
    public int Height { get; }

    /// <summary>Pixels in a row of a picture, 28.</summary>
    public int Width { get; }

    /// <summary>Pixels in a picture, 784.</summary>
    public int Features => Height * Width;

    /// <inheritdoc/>
    public string Source { get; }

    /// <summary>The digit that each picture shows, 0 to 9.</summary>
    public int[] Labels { get; }

    /// <summary>
    /// All pictures as one matrix, shape (N, 784), a flattened picture in each row (<c>load_mnist(flatten=True)</c>).
    /// Made at the first use and kept: 6 KB for each picture.
    /// </summary>
    public Matrix<double> X => _x ??= Pixels(null);

    /// <summary>The labels in one-hot form, shape (N, 10) (<c>load_mnist(one_hot_label=True)</c>).</summary>
    public Matrix<double> OneHot => Matrix<double>.Build.Dense(Count, Classes, (row, digit) => Labels[row] == digit ? 1 : 0);

    /// <summary>One picture as it looks, shape (28, 28) (<c>load_mnist(flatten=False)</c>).</summary>
    /// <param name="index">Which picture, 0 to N − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public Matrix<double> Image(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var scale = Scale;
        return Matrix<double>.Build.Dense(Height, Width, (row, column) => _pixels[(index * Features) + (row * Width) + column] / scale);
    }

    /// <inheritdoc/>
    public LabelledData Rows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) throw new ArgumentException("At least one row is needed.", nameof(rows));
        foreach (var row in rows)
        {
            if (row < 0 || row >= Count)
                throw new ArgumentException(FormattableString.Invariant($"There is no picture {row}: the data has pictures 0 to {Count - 1}."), nameof(rows));
        }

        return new LabelledData(Pixels(rows), [.. rows.Select(row => Labels[row])], Classes, Source);
    }

    /// <summary>The first <paramref name="count"/> pictures.</summary>
    /// <param name="count">How many, 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1 or above <see cref="Count"/>.</exception>
    public DigitSet Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return new DigitSet(_pixels[..(count * Features)], _labels[..count], Height, Width, _normalize, Source);
    }

    /// <summary>Counts, size and source.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Count} pictures of {Height}×{Width} pixels, 10 classes: {Source}");

    private double Scale => _normalize ? 255.0 : 1.0;

    private Matrix<double> Pixels(IReadOnlyList<int>? rows)
    {
        int[] chosen = rows is null ? [.. Enumerable.Range(0, Count)] : [.. rows];
        var x = new double[checked(chosen.Length * Features)];
        Pixels(chosen, x);
        return Matrix<double>.Build.Dense(chosen.Length, Features, x);
    }

    // Column by column, as MathNet keeps a matrix; a byte is one of 256 values, so a table does the division.
    private void Pixels(ReadOnlySpan<int> rows, double[] x)
    {
        for (int column = 0, at = 0; column < Features; column++)
            foreach (var row in rows) x[at++] = _values[_pixels[(row * Features) + column]];
    }

    void IRowSource.CopyRows(ReadOnlySpan<int> rows, Matrix<double> x, int[] labels)
    {
        Pixels(rows, x.Elements());
        for (var i = 0; i < rows.Length; i++) labels[i] = Labels[rows[i]];
    }
}
