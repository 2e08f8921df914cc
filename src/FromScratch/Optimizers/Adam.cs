using System.Globalization;

namespace FromScratch;

/// <summary>
/// Momentum and RMSprop together (vol. 1 section 6.1.6): m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v),
/// W ← W − ηₜ m / (√v + 1e-7), with g = ∂L/∂W and ηₜ = η √(1 − β₂ᵗ) / (1 − β₁ᵗ) at the t-th update.
/// </summary>
/// <remarks>
/// m and v start at 0 and are too small at first; ηₜ corrects that. t counts the updates of each parameter. Both books
/// have this form; the original paper adds its ε after the correction.
/// </remarks>
public sealed class Adam : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">η, a finite number of 0 or more.</param>
    /// <param name="beta1">β₁, for the mean of the gradients, 0 or more and below 1.</param>
    /// <param name="beta2">β₂, for the mean of their squares, 0 or more and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999)
        : base(learningRate)
    {
        _beta1 = Share(beta1, nameof(beta1));
        _beta2 = Share(beta2, nameof(beta2));
    }

    private protected override int Remembered => 2;

    private protected override void Step(double[] value, double[] gradient, double[][] memory, double update)
    {
        var rate = LearningRate * Math.Sqrt(1 - Math.Pow(_beta2, update)) / (1 - Math.Pow(_beta1, update));
        Elementwise.Step(value, gradient, memory[0], memory[1], new Rule(rate, _beta1, _beta2));
    }

    private readonly struct Rule(double rate, double beta1, double beta2) : IStepWithTwoMemories
    {
        public void Take<T>(ref T w, T g, ref T m, ref T v)
            where T : struct, ILanes<T>
        {
            m += (1 - beta1) * (g - m);
            v += (1 - beta2) * (g * g - v);
            w -= rate * m / (T.Sqrt(v) + 1e-7);
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Describe(string.Create(CultureInfo.InvariantCulture, $"beta1 {_beta1}, beta2 {_beta2}"));
}
