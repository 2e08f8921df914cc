using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public static partial class Functions
{
    /// <summary>
    /// Softmax of a vector of logits, yₖ = exp(xₖ − max x) / Σᵢ exp(xᵢ − max x) (vol. 1 section 3.5.2, equation 3.11).
    /// </summary>
    /// <param name="x">The logits, of length K.</param>
    /// <returns>The probabilities, of length K: each between 0 and 1, with sum 1.</returns>
    /// <remarks>
    /// Subtracting the maximum changes nothing in exact arithmetic and keeps exp from overflowing, at logits of 1e4 and
    /// more. A logit far below the maximum gets a probability of exactly 0, and then the maximum may get exactly 1.
    /// A NaN or a +∞ among the logits gives NaN throughout, because no probabilities exist; −∞ gives 0.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> has no elements.</exception>
    /// <example>
    /// <code>
    /// var y = Functions.Softmax(Vector&lt;double&gt;.Build.Dense([1010.0, 1000.0, 990.0]));
    /// y[0]   // => 0.999954600070331
    /// </code>
    /// </example>
    public static Vector<double> Softmax(Vector<double> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Count == 0) throw new ArgumentException("Softmax: x has no elements.", nameof(x));
        return Softmax(x.ToRowMatrix()).Row(0);
    }

    /// <summary>Softmax of each row of a batch (vol. 2 section 1.3.1, equation 1.6).</summary>
    /// <param name="x">The logits, shape (N, K): one example in each row.</param>
    /// <returns>The probabilities, shape (N, K): each row sums to 1.</returns>
    /// <remarks>See <see cref="Softmax(Vector{double})"/> for large logits and NaN; rows do not affect each other.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    public static Matrix<double> Softmax(Matrix<double> x)
    {
        Require.NotEmpty(nameof(Softmax), x);
        return Softmax(x, Workspace.None);
    }

    internal static Matrix<double> Softmax(Matrix<double> x, Workspace workspace)
    {
        var y = workspace.Matrix(x.RowCount, x.ColumnCount);
        Elementwise.SoftmaxOfRows(x.AsDense().Elements(), y.Elements(), x.RowCount);
        return y;
    }
}
