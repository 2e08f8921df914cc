using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public static partial class Functions
{
    /// <summary>The derivative of the sigmoid at x, (1 − y) y with y = sigmoid(x) (vol. 1 <c>sigmoid_grad</c>).</summary>
    /// <param name="x">Any number, the sigmoid's <em>input</em>.</param>
    public static double SigmoidDerivative(double x) => (1 - Sigmoid(x)) * Sigmoid(x);

    /// <inheritdoc cref="SigmoidDerivative(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Vector<double> SigmoidDerivative(Vector<double> x) => Each(x, SigmoidDerivative);

    /// <inheritdoc cref="SigmoidDerivative(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Matrix<double> SigmoidDerivative(Matrix<double> x) => Each(x, SigmoidDerivative);

    /// <summary>The derivative of tanh at x, 1 − tanh²(x) (vol. 2 appendix A.2).</summary>
    /// <param name="x">Any number, tanh's <em>input</em>.</param>
    public static double TanhDerivative(double x) => 1 - Math.Tanh(x) * Math.Tanh(x);

    /// <inheritdoc cref="TanhDerivative(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Vector<double> TanhDerivative(Vector<double> x) => Each(x, TanhDerivative);

    /// <inheritdoc cref="TanhDerivative(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Matrix<double> TanhDerivative(Matrix<double> x) => Each(x, TanhDerivative);

    /// <summary>
    /// The derivative of ReLU at x: 1 where x ≥ 0, else 0 (vol. 1 <c>relu_grad</c>). At exactly 0 there is none; this
    /// function takes the right-hand one, as the book's does, while the <see cref="FromScratch.ReLU"/> layer's mask takes 0.
    /// </summary>
    /// <param name="x">Any number; NaN gives 0, as in the book.</param>
    public static double ReLUDerivative(double x) => x >= 0 ? 1 : 0;

    /// <inheritdoc cref="ReLUDerivative(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Vector<double> ReLUDerivative(Vector<double> x) => Each(x, ReLUDerivative);

    /// <inheritdoc cref="ReLUDerivative(double)"/>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public static Matrix<double> ReLUDerivative(Matrix<double> x) => Each(x, ReLUDerivative);
}
