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

    private protected override void Step(double[] value, double[] gradient, double[][] memory, double update)
    {
        var sum = memory[0];
        for (var i = 0; i < value.Length; i++)
        {
            sum[i] += gradient[i] * gradient[i];
            value[i] -= LearningRate * gradient[i] / (Math.Sqrt(sum[i]) + 1e-7);
        }
    }
}
