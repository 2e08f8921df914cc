using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public static partial class Functions
{
    // The book's guard: log(0) would make a single wrong answer of full confidence an infinite loss.
    private const double Epsilon = 1e-7;

    /// <summary>
    /// The mean cross-entropy error of a batch, −1/N Σₙ log(yₙ[labelₙ] + 1e-7)
    /// (vol. 1 section 4.2.4, vol. 2 section 1.3.1, equations 1.7 and 1.8).
    /// </summary>
    /// <param name="y">Probabilities, shape (N, K): one example in each row.</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <remarks>
    /// The 1e-7 is the book's: it keeps the loss of a zero probability finite, at 16.118, and lowers every other loss by
    /// about 1e-7 / y. A NaN probability of a labelled class gives NaN.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The batch is empty, or the labels do not fit it.</exception>
    /// <example>
    /// <code>
    /// var y = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 0.1, 0.05, 0.6, 0.25 } });
    /// Functions.CrossEntropyError(y, [2])   // => 0.510825457099338
    /// </code>
    /// </example>
    public static double CrossEntropyError(Matrix<double> y, int[] labels)
    {
        Require.NotEmpty(nameof(CrossEntropyError), y);
        Labels.Check(nameof(CrossEntropyError), labels, y.RowCount, y.ColumnCount);
        return MeanCrossEntropy(y.AsDense(), labels);
    }

    /// <summary>The same of labels that are known to fit.</summary>
    internal static double MeanCrossEntropy(Matrix<double> y, ReadOnlySpan<int> labels)
    {
        var (elements, rows) = (y.Elements(), y.RowCount);
        var sum = 0.0;
        for (var n = 0; n < labels.Length; n++)
            sum += Math.Log(elements[(labels[n] * rows) + n] + Epsilon);
        return -sum / labels.Length;
    }

    /// <summary>The mean cross-entropy error of a batch against one-hot rows.</summary>
    /// <param name="y">Probabilities, shape (N, K).</param>
    /// <param name="oneHot">The right answers, shape (N, K): a single 1 in each row.</param>
    /// <remarks>
    /// See <see cref="CrossEntropyError(Matrix{double}, int[])"/>. A row that is not one-hot is refused: the book's code
    /// silently takes the class with the largest entry.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The batch is empty, the shapes differ, or a row is not one-hot.</exception>
    public static double CrossEntropyError(Matrix<double> y, Matrix<double> oneHot)
    {
        Require.NotEmpty(nameof(CrossEntropyError), y);
        return CrossEntropyError(y, Labels.FromOneHot(nameof(CrossEntropyError), oneHot, y.RowCount, y.ColumnCount));
    }

    /// <summary>The cross-entropy error of one example, −log(y[label] + 1e-7) (vol. 1 section 4.2.2).</summary>
    /// <param name="y">Probabilities, of length K.</param>
    /// <param name="label">The right class, from 0 to K − 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="y"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="y"/> is empty, or <paramref name="label"/> is out of range.</exception>
    public static double CrossEntropyError(Vector<double> y, int label)
    {
        Require.NotNull(nameof(CrossEntropyError), y);
        return CrossEntropyError(y.ToRowMatrix(), [label]);
    }

    /// <summary>The cross-entropy error of one example against a one-hot vector (vol. 1 section 4.2.2).</summary>
    /// <param name="y">Probabilities, of length K.</param>
    /// <param name="oneHot">The right answer, of length K: a single 1.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="oneHot"/> is not one-hot.</exception>
    public static double CrossEntropyError(Vector<double> y, Vector<double> oneHot)
    {
        Require.NotNull(nameof(CrossEntropyError), y);
        Require.NotNull(nameof(CrossEntropyError), oneHot);
        return CrossEntropyError(y.ToRowMatrix(), oneHot.ToRowMatrix());
    }

    /// <summary>Half the sum of squared errors, ½ Σₖ (yₖ − tₖ)² (vol. 1 section 4.2.1, equation 4.1).</summary>
    /// <param name="y">The output.</param>
    /// <param name="t">The right output, of the same length.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    /// <example>
    /// <code>
    /// var y = Vector&lt;double&gt;.Build.Dense([0.5, 0.5]);
    /// var t = Vector&lt;double&gt;.Build.Dense([1.0, 0.0]);
    /// Functions.SumOfSquaredErrors(y, t)   // => 0.25
    /// </code>
    /// </example>
    public static double SumOfSquaredErrors(Vector<double> y, Vector<double> t)
    {
        Require.NotNull(nameof(SumOfSquaredErrors), y);
        Require.NotNull(nameof(SumOfSquaredErrors), t);
        return SumOfSquaredErrors(y.ToRowMatrix(), t.ToRowMatrix());
    }

    /// <summary>Half the sum of squared errors over a whole batch: a sum over all rows, not their mean, as in the book.</summary>
    /// <param name="y">The outputs, shape (N, K).</param>
    /// <param name="t">The right outputs, shape (N, K).</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or are empty.</exception>
    public static double SumOfSquaredErrors(Matrix<double> y, Matrix<double> t)
    {
        Require.NotEmpty(nameof(SumOfSquaredErrors), y);
        Require.HasShape(nameof(SumOfSquaredErrors), t, y.RowCount, y.ColumnCount, "t has the shape of y");
        double[] outputs = y.AsDense().Elements(), targets = t.AsDense().Elements();
        var sum = 0.0;
        for (var k = 0; k < outputs.Length; k++)
            sum += (outputs[k] - targets[k]) * (outputs[k] - targets[k]);
        return 0.5 * sum;
    }
}
