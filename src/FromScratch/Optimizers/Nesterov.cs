using System.Globalization;

namespace FromScratch;

/// <summary>
/// Nesterov's accelerated gradient: momentum that looks where it will be (vol. 1 section 6.1, <c>common/optimizer.py</c>):
/// W ← W + α² v − (1 + α) η ∂L/∂W with the old v, then v ← α v − η ∂L/∂W.
/// </summary>
/// <remarks>
/// Volume 2's code updates v first and then uses the new one in the same formula, which counts the momentum twice.
/// This is volume 1's order, which is right: W is then always the looked-ahead point, where the gradient belongs.
/// </remarks>
public sealed class Nesterov : Optimizer
{
    private readonly double _momentum;

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">η, a finite number of 0 or more.</param>
    /// <param name="momentum">α, 0 or more and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Nesterov(double learningRate = 0.01, double momentum = 0.9)
        : base(learningRate) => _momentum = Share(momentum, nameof(momentum));

    private protected override int Remembered => 1;

    private protected override void Step(double[] value, double[] gradient, double[][] memory, double update) =>
        Elementwise.Step(value, gradient, memory[0], new Rule(LearningRate, _momentum));

    private readonly struct Rule(double rate, double momentum) : IStepWithMemory
    {
        public void Take<T>(ref T w, T g, ref T v)
            where T : struct, ILanes<T>
        {
            w += momentum * momentum * v - (1 + momentum) * (rate * g);
            v = momentum * v - rate * g;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(string.Create(CultureInfo.InvariantCulture, $"momentum {_momentum}"));
}
