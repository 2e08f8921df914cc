using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Examples in the rows of a matrix, each with the class it belongs to.</summary>
public sealed class LabelledData : IExamples, IRowSource
{
    private Matrix<double>? _oneHot;

    /// <summary>Joins examples and labels.</summary>
    /// <param name="x">The examples, shape (N, D), kept (not copied).</param>
    /// <param name="labels">N labels from 0 to <paramref name="classes"/> − 1, kept (not copied).</param>
    /// <param name="classes">The number of classes C, at least 1; one more than the largest label without it.</param>
    /// <param name="source">Where the data come from, in words that a notebook can show.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ, or a label is out of range.</exception>
    public LabelledData(Matrix<double> x, int[] labels, int? classes = null, string source = "examples given in code")
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        var count = classes ?? (labels.Length == 0 ? 1 : labels.Max() + 1);
        if (classes is < 1) throw new ArgumentOutOfRangeException(nameof(classes), classes, "There must be at least one class.");
        if (x.RowCount != labels.Length)
            throw new ArgumentException(FormattableString.Invariant($"There are {x.RowCount} examples but {labels.Length} labels."), nameof(labels));
        var wrong = Array.FindIndex(labels, label => label < 0 || label >= count);
        if (wrong >= 0)
            throw new ArgumentException(FormattableString.Invariant($"Label {wrong} is {labels[wrong]}; with {count} classes a label is 0 to {count - 1}."), nameof(labels));
        X = x;
        Labels = labels;
        Classes = count;
        Source = source;
    }

    /// <summary>The examples, shape (N, D).</summary>
    public Matrix<double> X { get; }

    /// <summary>The N labels, 0 to <see cref="Classes"/> − 1.</summary>
    public int[] Labels { get; }

    /// <summary>The number of classes C.</summary>
    public int Classes { get; }

    /// <summary>Where the data come from.</summary>
    public string Source { get; }

    /// <inheritdoc/>
    public int Features => X.ColumnCount;

    /// <inheritdoc/>
    public int Count => Labels.Length;

    /// <summary>The labels in one-hot form, shape (N, C): a 1 in the label's column, zeros elsewhere (vol. 1 section 3.6.1).</summary>
    public Matrix<double> OneHot
    {
        get
        {
            if (_oneHot is not null) return _oneHot;
            var oneHot = Matrix<double>.Build.Dense(Count, Classes);
            for (var i = 0; i < Count; i++) oneHot[i, Labels[i]] = 1;
            return _oneHot = oneHot;
        }
    }

    /// <inheritdoc/>
    public LabelledData Rows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) throw new ArgumentException("At least one row is needed.", nameof(rows));
        foreach (var row in rows)
        {
            if (row < 0 || row >= Count)
                throw new ArgumentException(FormattableString.Invariant($"There is no row {row}: the data has rows 0 to {Count - 1}."), nameof(rows));
        }

        var (x, labels) = (Matrix<double>.Build.Dense(rows.Count, Features), new int[rows.Count]);
        ((IRowSource)this).CopyRows([.. rows], x, labels);
        return new LabelledData(x, labels, Classes, Source);
    }

    void IRowSource.CopyRows(ReadOnlySpan<int> rows, Matrix<double> x, int[] labels)
    {
        RowsOf(X, rows, x.Elements());
        for (var i = 0; i < rows.Length; i++) labels[i] = Labels[rows[i]];
    }

    /// <summary>The first <paramref name="count"/> examples.</summary>
    /// <param name="count">How many, 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1 or above <see cref="Count"/>.</exception>
    public LabelledData Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return new LabelledData(X.SubMatrix(0, count, 0, X.ColumnCount), Labels[..count], Classes, Source);
    }

    /// <summary>Takes the pair apart: <c>var (x, labels) = data;</c>.</summary>
    /// <param name="x">The examples, shape (N, D).</param>
    /// <param name="labels">The N labels.</param>
    public void Deconstruct(out Matrix<double> x, out int[] labels) => (x, labels) = (X, Labels);

    /// <summary>Counts, shapes and source.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Count} examples, x ({X.RowCount}, {X.ColumnCount}), {Classes} classes: {Source}");

    private static void RowsOf(Matrix<double> x, ReadOnlySpan<int> rows, double[] picked)
    {
        var at = 0;
        if (x.Storage is MathNet.Numerics.LinearAlgebra.Storage.DenseColumnMajorMatrixStorage<double> dense)
        {
            for (var column = 0; column < x.ColumnCount; column++)
            {
                var elements = dense.Data.AsSpan(column * x.RowCount, x.RowCount);
                foreach (var row in rows) picked[at++] = elements[row];
            }
        }
        else
        {
            for (var column = 0; column < x.ColumnCount; column++)
                foreach (var row in rows) picked[at++] = x[row, column];
        }
    }
}
