using System.Globalization;

namespace FromScratch;

/// <summary>
/// AdaGrad that forgets: h ← ρ h + (1 − ρ) g², W ← W − η g / (√h + 1e-7), with g = ∂L/∂W (vol. 1 section 6.1.5).
/// </summary>
/// <remarks>The mean of the squares h starts at 0; ρ, the decay rate, says how slowly old gradients fade.</remarks>
public sealed class RMSprop : Optimizer
{
    private readonly double _decayRate;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">η, a finite number of 0 or more.</param>
    /// <param name="decayRate">ρ, 0 or more and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public RMSprop(double learningRate = 0.01, double decayRate = 0.99)
        : base(learningRate) => _decayRate = Share(decayRate, nameof(decayRate));

    private protected override int Remembered => 1;

    private protected override void Step(double[] value, double[] gradient, double[][] memory, double update)
    {
        var mean = memory[0];
        for (var i = 0; i < value.Length; i++)
        {
            mean[i] = (mean[i] * _decayRate) + ((1 - _decayRate) * gradient[i] * gradient[i]);
            value[i] -= LearningRate * gradient[i] / (Math.Sqrt(mean[i]) + 1e-7);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(string.Create(CultureInfo.InvariantCulture, $"decay rate {_decayRate}"));
}
