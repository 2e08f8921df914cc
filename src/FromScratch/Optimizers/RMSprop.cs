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

    private protected override void Step(double[] value, double[] gradient, double[][] memory, double update) =>
        Elementwise.Step(value, gradient, memory[0], new Rule(LearningRate, _decayRate));

    private readonly struct Rule(double rate, double decay) : IStepWithMemory
    {
        public void Take<T>(ref T w, T g, ref T h)
            where T : struct, ILanes<T>
        {
            h = decay * h + (1 - decay) * g * g;
            w -= rate * g / (T.Sqrt(h) + 1e-7);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(string.Create(CultureInfo.InvariantCulture, $"decay rate {_decayRate}"));
}
