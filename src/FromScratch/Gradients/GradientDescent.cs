using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Gradient descent on a function, with the numerical gradient: x ← x − η ∂f/∂x (vol. 1 section 4.4.1, equation 4.7).</summary>
public static class GradientDescent
{
    /// <summary>Walks downhill from a starting point.</summary>
    /// <param name="f">The function to make small.</param>
    /// <param name="start">Where to begin, of length D. Left as it is (the book's code moves it).</param>
    /// <param name="learningRate">η. The book shows what 10 and 1e-10 do; both are allowed.</param>
    /// <param name="steps">How many steps to take, 0 or more.</param>
    /// <returns>Where the walk ended, and the point before each step, the first being <paramref name="start"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="learningRate"/> is negative, infinite or NaN, or <paramref name="steps"/> is negative.
    /// </exception>
    /// <example>
    /// <code>
    /// var start = Vector&lt;double&gt;.Build.Dense([-3.0, 4.0]);
    /// var (x, history) = GradientDescent.Minimize(x => x[0] * x[0] + x[1] * x[1], start, 0.1, 100);
    /// history.Count      // => 100
    /// x.L2Norm() &lt; 1e-8  // => True
    /// start[0]           // => -3
    /// </code>
    /// </example>
    public static (Vector<double> X, IReadOnlyList<Vector<double>> History) Minimize(
        Func<Vector<double>, double> f, Vector<double> start, double learningRate = 0.01, int steps = 100)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(start);
        Require.LearningRate(nameof(GradientDescent), learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var x = Vector<double>.Build.DenseOfVector(start);
        var history = new List<Vector<double>>(steps);
        for (var step = 0; step < steps; step++)
        {
            history.Add(x.Clone());
            x -= learningRate * NumericalGradient.Of(f, x);
        }

        return (x, history);
    }
}
