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
public sealed class SGD : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">η, a finite number of 0 or more; the books use 0.01 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative, infinite or NaN.</exception>
    public SGD(double learningRate = 0.01)
        : base(learningRate)
    {
    }

    private protected override void Step(double[] value, double[] gradient, double[][] memory, double update) =>
        Elementwise.Step(value, gradient, new Rule(LearningRate));

    private readonly struct Rule(double rate) : IStep
    {
        public void Take<T>(ref T w, T g)
            where T : struct, ILanes<T> => w -= rate * g;
    }
}
