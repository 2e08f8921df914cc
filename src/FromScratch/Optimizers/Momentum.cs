using System.Globalization;

namespace FromScratch;

/// <summary>Gradient descent of a ball that keeps rolling: v ← α v − η ∂L/∂W, W ← W + v (vol. 1 section 6.1.4).</summary>
/// <remarks>The velocity v starts at 0 and is kept for each parameter; α is the momentum, as if by friction.</remarks>
public sealed class Momentum : Optimizer
{
    private readonly double _momentum;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">η, a finite number of 0 or more.</param>
    /// <param name="momentum">α, 0 or more and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Momentum(double learningRate = 0.01, double momentum = 0.9)
        : base(learningRate) => _momentum = Share(momentum, nameof(momentum));

    private protected override int Remembered => 1;

    private protected override void Step(double[] value, double[] gradient, double[][] memory, double update) =>
        Elementwise.Step(value, gradient, memory[0], new Rule(LearningRate, _momentum));

    private readonly struct Rule(double rate, double momentum) : IStepWithMemory
    {
        public void Take<T>(ref T w, T g, ref T v)
            where T : struct, ILanes<T>
        {
            v = momentum * v - rate * g;
            w += v;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(string.Create(CultureInfo.InvariantCulture, $"momentum {_momentum}"));
}
