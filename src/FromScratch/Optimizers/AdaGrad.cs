namespace FromScratch;

/// <summary>
/// A learning rate for each number, smaller the more it has moved: h ← h + g², W ← W − η g / (√h + 1e-7), with
/// g = ∂L/∂W (vol. 1 section 6.1.5).
/// </summary>
/// <remarks>The sum h starts at 0 and only grows, so the steps become ever smaller. 1e-7 keeps the first one finite.</remarks>
public sealed class AdaGrad : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">η, a finite number of 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative, infinite or NaN.</exception>
    public AdaGrad(double learningRate = 0.01)
        : base(learningRate)
    {
    }

    private protected override int Remembered => 1;

    private protected override void Step(double[] value, double[] gradient, double[][] memory, double update) =>
        Elementwise.Step(value, gradient, memory[0], new Rule(LearningRate));

    private readonly struct Rule(double rate) : IStepWithMemory
    {
        public void Take<T>(ref T w, T g, ref T h)
            where T : struct, ILanes<T>
        {
            h += g * g;
            w -= rate * g / (T.Sqrt(h) + 1e-7);
        }
    }
}
