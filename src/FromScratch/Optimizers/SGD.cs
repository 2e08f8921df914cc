using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Stochastic gradient descent, W ← W − η ∂L/∂W (vol. 1 section 6.1.2, vol. 2 section 1.3.6, equation 1.26).
/// </summary>
/// <remarks>
/// η is the learning rate. The step goes <em>against</em> the gradient, which points to where the loss grows.
/// Values are updated in their own storage, so layers see the new ones at once.
/// </remarks>
/// <example>
/// <code>
/// var w = new Parameter("W", Matrix&lt;double&gt;.Build.Dense(1, 1, 1.0));
/// w.Gradient[0, 0] = 4;
/// new SGD(0.25).Update([w]);
/// w.Value[0, 0]   // => 0
/// </code>
/// </example>
public sealed class SGD : IOptimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">η, a finite number of 0 or more; the books use 0.01 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative, infinite or NaN.</exception>
    public SGD(double learningRate = 0.01) => LearningRate = learningRate;

    /// <summary>η. May be changed between updates, to a finite number of 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The new value is negative, infinite or NaN; the old one stays.</exception>
    public double LearningRate
    {
        get;
        set => field = Check.LearningRate(nameof(SGD), value, nameof(LearningRate));
    }

    /// <inheritdoc/>
    public void Update(IReadOnlyList<Parameter> parameters)
    {
        Check.NotNull(nameof(SGD), parameters);
        foreach (var parameter in parameters)
            Check.NotNull(nameof(SGD), parameter);
        foreach (var parameter in parameters)
            parameter.Value.Map2(Step, parameter.Gradient, parameter.Value, Zeros.Include);
    }

    /// <summary><c>SGD (learning rate 0.01)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SGD (learning rate {LearningRate})");

    private double Step(double value, double gradient) => value - LearningRate * gradient;
}
