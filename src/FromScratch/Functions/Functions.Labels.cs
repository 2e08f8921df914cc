using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public static partial class Functions
{
    /// <summary>Labels as one-hot rows: row n has a 1 in column <c>labels[n]</c> and 0 elsewhere (vol. 1 section 3.6).</summary>
    /// <param name="labels">N class numbers, each from 0 to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">K, the number of classes.</param>
    /// <returns>The one-hot rows, shape (N, K).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no label, or one is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 1.</exception>
    /// <example>
    /// <code>
    /// var t = Functions.OneHot([2, 0], 3);
    /// (t[0, 0], t[0, 2], t[1, 0])   // => (0, 1, 1)
    /// </code>
    /// </example>
    public static Matrix<double> OneHot(int[] labels, int classes)
    {
        Require.NotNull(nameof(OneHot), labels);
        if (classes < 1) throw new ArgumentOutOfRangeException(nameof(classes), classes, "OneHot: there must be at least one class.");
        if (labels.Length == 0) throw new ArgumentException("OneHot: there are no labels.", nameof(labels));
        Labels.Check(nameof(OneHot), labels, labels.Length, classes);
        var oneHot = Matrix<double>.Build.Dense(labels.Length, classes);
        for (var n = 0; n < labels.Length; n++)
            oneHot[n, labels[n]] = 1;
        return oneHot;
    }

    /// <summary>
    /// The column of each row's largest element: the class that a row of scores, probabilities or a one-hot row stands for.
    /// </summary>
    /// <param name="x">Any matrix, shape (N, K).</param>
    /// <returns>N column numbers. Of equal elements the first counts, and a NaN counts as the largest, as in NumPy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <example>
    /// <code>
    /// var scores = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 0.1, 0.7, 0.2 }, { 3.0, 1.0, 3.0 } });
    /// string.Join(" ", Functions.ArgMax(scores))   // => 1 0
    /// </code>
    /// </example>
    public static int[] ArgMax(Matrix<double> x)
    {
        Require.NotEmpty(nameof(ArgMax), x);
        x = x.AsDense();
        var best = new int[x.RowCount];
        for (var i = 0; i < best.Length; i++) best[i] = ArgMaxOfRow(x, i);
        return best;
    }

    internal static int ArgMaxOfRow(Matrix<double> x, int row)
    {
        var best = 0;
        for (var j = 1; j < x.ColumnCount; j++)
        {
            double candidate = x[row, j], champion = x[row, best];
            if (candidate > champion || (double.IsNaN(candidate) && !double.IsNaN(champion)))
                best = j;
        }

        return best;
    }
}
