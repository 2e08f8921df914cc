using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The gradient of a scalar function of a vector or a matrix, one central difference per element
/// (vol. 1 section 4.4, vol. 1 section 4.5.1 for a network's loss).
/// </summary>
/// <remarks>
/// <para>
/// Slow and simple: two evaluations for every element. It needs no derivation, which is why it can check one.
/// </para>
/// <para>
/// Like the book's, it writes x + h and x − h into <em>the matrix it is given</em> before it calls f, and then puts the
/// element back as it was, bit for bit, also where f throws. So the function may ignore its argument and depend on
/// that matrix in another way, as a network's loss depends on a weight.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var x = Vector&lt;double&gt;.Build.Dense([3.0, 4.0]);
/// NumericalGradient.Of(x => x[0] * x[0] + x[1] * x[1], x)[1]   // => 7.999999999999119
///
/// var net = new TwoLayerNet(2, 4, 3, (rows, columns) => Matrix&lt;double&gt;.Build.Dense(rows, columns, 0.1));
/// var batch = Matrix&lt;double&gt;.Build.Dense(1, 2, 1.0);
/// var dW1 = NumericalGradient.Of(_ => net.Loss(batch, [0]), net.Parameters[0].Value);
/// (dW1.RowCount, dW1.ColumnCount)                              // => (2, 4)
/// </code>
/// </example>
public static class NumericalGradient
{
    /// <summary>The book's step, h = 1e-4.</summary>
    public const double Step = 1e-4;

    /// <summary>∂f/∂x for a function of a vector.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate, of length D. On return it holds what it held before.</param>
    /// <param name="h">The step.</param>
    /// <returns>The gradient, of length D.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not a positive finite number.</exception>
    public static Vector<double> Of(Func<Vector<double>, double> f, Vector<double> x, double h = Step)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        CheckStep(h);
        var gradient = Vector<double>.Build.Dense(x.Count);
        var i = 0;
        Action<double> set = value => x[i] = value;
        Func<double> evaluate = () => f(x);
        for (; i < x.Count; i++)
            gradient[i] = Central(set, evaluate, x[i], h);
        return gradient;
    }

    /// <summary>∂f/∂x for a function of a matrix.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">
    /// Where to differentiate, shape (N, D). On return it holds what it held before. A matrix that cannot hold every
    /// value, such as a diagonal one, is copied first, and f gets the copy.
    /// </param>
    /// <param name="h">The step.</param>
    /// <returns>The gradient, shape (N, D).</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not a positive finite number.</exception>
    public static Matrix<double> Of(Func<Matrix<double>, double> f, Matrix<double> x, double h = Step)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        CheckStep(h);
        if (!x.Storage.IsFullyMutable) x = x.DenseCopy();
        var gradient = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount);
        var (i, j) = (0, 0);
        Action<double> set = value => x[i, j] = value;
        Func<double> evaluate = () => f(x);
        for (; i < x.RowCount; i++)
            for (j = 0; j < x.ColumnCount; j++)
                gradient[i, j] = Central(set, evaluate, x[i, j], h);
        return gradient;
    }

    internal static void CheckStep(double h)
    {
        if (!double.IsFinite(h) || h <= 0)
            throw new ArgumentOutOfRangeException(nameof(h), h, "The step h must be a positive finite number; the book's is 1e-4.");
    }

    // The book's order of operations, so that the last digits are the book's too.
    private static double Central(Action<double> set, Func<double> f, double value, double h)
    {
        try
        {
            set(value + h);
            var above = f();
            set(value - h);
            var below = f();
            return (above - below) / (2 * h);
        }
        finally
        {
            set(value);
        }
    }
}
