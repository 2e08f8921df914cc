using System.Globalization;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// What the optimizers share: a learning rate, and an update that checks everything before it changes anything and
/// takes each parameter one step, once.
/// </summary>
/// <remarks>
/// Parameters are told apart by the storage of their value. Whatever an optimizer remembers (a velocity, a sum of
/// squares) it remembers for that storage, wherever the parameter stands in the list and whatever it is called, and a
/// matrix that two parameters share is updated once.
/// </remarks>
public abstract class Optimizer : IOptimizer
{
    private readonly ConditionalWeakTable<object, double[][]> _memory = [];

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">η, a finite number of 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative, infinite or NaN.</exception>
    private protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>η. May be changed between updates, to a finite number of 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The new value is negative, infinite or NaN; the old one stays.</exception>
    public double LearningRate
    {
        get;
        set => field = Require.LearningRate(GetType().Name, value, nameof(LearningRate));
    }

    /// <inheritdoc/>
    public void Update(IReadOnlyList<Parameter> parameters)
    {
        Require.NotNull(GetType().Name, parameters);
        for (var i = 0; i < parameters.Count; i++) Require.NotNull(GetType().Name, parameters[i], "parameter");
        for (var i = 0; i < parameters.Count; i++)
        {
            if (!IsFirst(parameters, i)) continue;
            var value = parameters[i].Value.Elements();
            if (!_memory.TryGetValue(parameters[i].Value, out var memory)) _memory.Add(parameters[i].Value, memory = Remember(value.Length));
            memory[^1][0]++;
            Step(value, parameters[i].Gradient.Elements(), memory, memory[^1][0]);
        }
    }

    private double[][] Remember(int length) => [.. Enumerable.Range(0, Remembered).Select(_ => new double[length]), new double[1]];

    private static bool IsFirst(IReadOnlyList<Parameter> parameters, int index)
    {
        for (var i = 0; i < index; i++)
            if (ReferenceEquals(parameters[i].Value, parameters[index].Value))
                return false;
        return true;
    }

    /// <summary>How many numbers it remembers for each number of a parameter.</summary>
    private protected virtual int Remembered => 0;

    /// <summary>Takes one parameter one step.</summary>
    /// <param name="value">Its elements, updated in place.</param>
    /// <param name="gradient">Their gradients, not changed.</param>
    /// <param name="memory">As many arrays of the same length as <see cref="Remembered"/> says, zeros at first.</param>
    /// <param name="update">Which update of this parameter it is, 1 for the first.</param>
    private protected abstract void Step(double[] value, double[] gradient, double[][] memory, double update);

    /// <summary>A setting that must lie in [0, 1).</summary>
    private protected double Share(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}: {name} must be 0 or more and below 1.");

    /// <summary>Name and settings.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{GetType().Name} (learning rate {LearningRate})");

    private protected string Describe(string settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{GetType().Name} (learning rate {LearningRate}, {settings})");
}
