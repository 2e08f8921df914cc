using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The functions of vol. 1 chapters 3-4 and vol. 2 section 1.3.1, for a number, a vector and a matrix. None changes its
/// arguments. Where not said otherwise a NaN gives a NaN at its own place and nowhere else.
/// </summary>
public static partial class Functions
{
    /// <summary>1 where x &gt; 0, else 0 (vol. 1 section 3.2.2). NaN is not above 0 and gives 0, as in NumPy.</summary>
    /// <param name="x">Any number.</param>
    public static double StepFunction(double x) => x > 0 ? 1 : 0;

    /// <inheritdoc cref="StepFunction(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Vector<double> StepFunction(Vector<double> x) => Each(x, StepFunction);

    /// <inheritdoc cref="StepFunction(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Matrix<double> StepFunction(Matrix<double> x) => Each(x, StepFunction);

    /// <summary>The sigmoid, 1 / (1 + exp(−x)), between 0 and 1 (vol. 1 section 3.2.4, equation 3.6).</summary>
    /// <param name="x">Any number; ±1000 and ±∞ are safe.</param>
    /// <remarks>
    /// Below −709, exp(−x) overflows and the formula gives 0. There 1 + exp(x) is 1 to the last digit, so exp(x) is
    /// the sigmoid, down to the smallest double.
    /// </remarks>
    /// <example>
    /// <code>
    /// Functions.Sigmoid(10.0)      // => 0.9999546021312976
    /// Functions.Sigmoid(-1000.0)   // => 0
    /// </code>
    /// </example>
    public static double Sigmoid(double x) => Elementwise.Of<Elementwise.Sigmoid>(x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Vector<double> Sigmoid(Vector<double> x) => Each<Elementwise.Sigmoid>(x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Matrix<double> Sigmoid(Matrix<double> x) => Each<Elementwise.Sigmoid>(x);

    /// <summary>The hyperbolic tangent, between −1 and 1, to full precision at ±1000 and near 0.</summary>
    /// <param name="x">Any number.</param>
    public static double Tanh(double x) => Elementwise.Of<Elementwise.Tanh>(x);

    /// <inheritdoc cref="Tanh(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Vector<double> Tanh(Vector<double> x) => Each<Elementwise.Tanh>(x);

    /// <inheritdoc cref="Tanh(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Matrix<double> Tanh(Matrix<double> x) => Each<Elementwise.Tanh>(x);

    /// <summary>The rectified linear unit, max(x, 0) (vol. 1 section 3.2.7, equation 3.7).</summary>
    /// <param name="x">Any number.</param>
    public static double ReLU(double x) => x <= 0 ? 0 : x;

    /// <inheritdoc cref="ReLU(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Vector<double> ReLU(Vector<double> x) => Each<Elementwise.ReLU>(x);

    /// <inheritdoc cref="ReLU(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Matrix<double> ReLU(Matrix<double> x) => Each<Elementwise.ReLU>(x);

    /// <summary>x itself, the output function of a regression network (vol. 1 section 3.5.1).</summary>
    /// <param name="x">Any number.</param>
    public static double Identity(double x) => x;

    /// <summary>A copy of x, the output function of a regression network (vol. 1 section 3.5.1).</summary>
    /// <param name="x">Any vector.</param>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Vector<double> Identity(Vector<double> x) => Each(x, Identity);

    /// <summary>A copy of x, the output function of a regression network (vol. 1 section 3.5.1).</summary>
    /// <param name="x">Any matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Matrix<double> Identity(Matrix<double> x) => Each(x, Identity);

    private static Vector<double> Each(Vector<double> x, Func<double, double> f)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Vector<double>.Build.DenseOfVector(x).Map(f, Zeros.Include);
    }

    private static Matrix<double> Each(Matrix<double> x, Func<double, double> f)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Each(f);
    }

    private static Vector<double> Each<TFunction>(Vector<double> x)
        where TFunction : struct, IFunction
    {
        ArgumentNullException.ThrowIfNull(x);
        var y = x.ToArray();
        Elementwise.Apply<TFunction>(y, y);
        return Vector<double>.Build.Dense(y);
    }

    private static Matrix<double> Each<TFunction>(Matrix<double> x)
        where TFunction : struct, IFunction
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Each<TFunction>(Workspace.None);
    }
}
