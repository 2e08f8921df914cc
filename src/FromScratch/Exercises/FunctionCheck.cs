using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A learner's function, to be told what it is meant to be.</summary>
public sealed class FunctionCheck
{
    private readonly Delegate _function;
    private readonly string _name;
    private readonly List<Mistake> _mistakes = [];

    internal FunctionCheck(Delegate function, string name) => (_function, _name) = (function, name);

    /// <summary>A mistake to expect, and what to say to it.</summary>
    /// <param name="wrong">The function that the mistake makes: a method by its name, or a lambda with the types of its parameters.</param>
    /// <param name="hint">Where to look; not the answer.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FunctionCheck OnMistake(Delegate wrong, string hint)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        ArgumentNullException.ThrowIfNull(hint);
        _mistakes.Add(new Mistake("Forward", hint, (example, _) => Quantity.Of(wrong.DynamicInvoke(example.Copy().Inputs))));
        return this;
    }

    /// <summary>The softmax of each row (vol. 2 section 1.3.1): <c>Matrix&lt;double&gt; Softmax(Matrix&lt;double&gt; x)</c>.</summary>
    public Feedback IsSoftmax() => Run(LossFunctions.Softmax);

    /// <summary>
    /// The mean cross-entropy error of a batch (vol. 1 section 4.2.4, vol. 2 section 1.3.1):
    /// <c>double CrossEntropyError(Matrix&lt;double&gt; y, int[] t)</c>. The 1e-7 inside the logarithm may be there or not.
    /// </summary>
    public Feedback IsCrossEntropyError() => Run(LossFunctions.CrossEntropyError);

    /// <summary>Labels as one-hot rows: <c>Matrix&lt;double&gt; OneHot(int[] labels, int classes)</c>.</summary>
    public Feedback IsOneHot() => Run(LossFunctions.OneHot);

    /// <summary>Any function of a number, by what is right.</summary>
    /// <param name="reference">The right function.</param>
    /// <param name="at">Where to compare.</param>
    /// <exception cref="ArgumentException"><paramref name="at"/> is empty.</exception>
    public Feedback IsLike(Func<double, double> reference, params double[] at) =>
        Run(Like(example => Quantity.Of(reference((double)example.Inputs[0])), typeof(double), [typeof(double)], [.. at.Select(x => new Example(x))]));

    /// <summary>Any function of two numbers, by what is right.</summary>
    /// <param name="reference">The right function.</param>
    /// <param name="at">Where to compare.</param>
    /// <exception cref="ArgumentException"><paramref name="at"/> is empty.</exception>
    public Feedback IsLike(Func<double, double, double> reference, params (double X, double Y)[] at) =>
        Run(Like(example => Quantity.Of(reference((double)example.Inputs[0], (double)example.Inputs[1])), typeof(double), [typeof(double), typeof(double)], [.. at.Select(p => new Example(p.X, p.Y))]));

    /// <summary>Any function that takes and gives a matrix, by what is right.</summary>
    /// <param name="reference">The right function.</param>
    /// <param name="at">Where to compare. Give several shapes, and one that is not square.</param>
    /// <exception cref="ArgumentException"><paramref name="at"/> is empty.</exception>
    public Feedback IsLike(Func<Matrix<double>, Matrix<double>> reference, params Matrix<double>[] at) =>
        Run(Like(example => reference(example.X), typeof(Matrix<double>), [typeof(Matrix<double>)], [.. at.Select(x => new Example(x))]));

    /// <summary>Any function of a matrix that gives a number, by what is right.</summary>
    /// <param name="reference">The right function.</param>
    /// <param name="at">Where to compare. Give several shapes.</param>
    /// <exception cref="ArgumentException"><paramref name="at"/> is empty.</exception>
    public Feedback IsLike(Func<Matrix<double>, double> reference, params Matrix<double>[] at) =>
        Run(Like(example => Quantity.Of(reference(example.X)), typeof(double), [typeof(Matrix<double>)], [.. at.Select(x => new Example(x))]));

    /// <summary>The derivative of a function of a number, as a formula: compared with the measured slope.</summary>
    /// <param name="f">The function.</param>
    /// <param name="at">Where to compare.</param>
    /// <exception cref="ArgumentException"><paramref name="at"/> is empty.</exception>
    public Feedback IsDerivativeOf(Func<double, double> f, params double[] at) =>
        Run(Like(example => Quantity.Of(NumericalDifference.Of(f, (double)example.Inputs[0])), typeof(double), [typeof(double)], [.. at.Select(x => new Example(x))]) with { Tolerance = 1e-5 });

    /// <summary>The gradient of a function of a matrix, as a formula or as a measurement: compared with the measured slopes.</summary>
    /// <param name="f">The function.</param>
    /// <param name="at">Where to compare. Give several shapes, and one that is not square.</param>
    /// <exception cref="ArgumentException"><paramref name="at"/> is empty.</exception>
    public Feedback IsGradientOf(Func<Matrix<double>, double> f, params Matrix<double>[] at) =>
        Run(Like(example => NumericalGradient.Of(f, example.X), typeof(Matrix<double>), [typeof(Matrix<double>)], [.. at.Select(x => new Example(x))]) with { Tolerance = 1e-5 });

    private Feedback Run(Exercise exercise) => FunctionTrial.Run(_function, _name, exercise with { Mistakes = [.. _mistakes, .. exercise.Mistakes] });

    private Exercise Like(Func<Example, Matrix<double>> right, Type output, Type[] inputs, Example[] examples)
    {
        if (examples.Length == 0) throw new ArgumentException("Check.That: there is nothing to compare the function at.", nameof(examples));
        var own = _function.Method.GetParameters();
        return new Exercise(_name, example => new Outcome(right(example)))
        {
            Inputs = [.. inputs.Select((type, k) => new Argument(own.Length == inputs.Length ? own[k].Name ?? "x" : "x", type))],
            Output = output,
            Examples = examples,
        };
    }
}
