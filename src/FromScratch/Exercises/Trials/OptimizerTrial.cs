using System.Reflection;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Tries a learner's SGD on parameters of several shapes (vol. 1 section 6.1.2, vol. 2 section 1.3.6).</summary>
internal sealed class OptimizerTrial
{
    private const double LearningRate = 0.25;

    private static readonly (string Hint, Func<Matrix<double>, Matrix<double>, Matrix<double>> Result)[] Mistakes =
    [
        ("The values are as they were. The layers hold these very matrices: is the result written into them, or only into a variable?", (w, _) => w),
        ("The step goes the wrong way: the gradient points to where the loss grows.", (w, g) => w + (LearningRate * g)),
        ("The step is as long as the gradient: where does the learning rate come in?", (w, g) => w - g),
        ("The step is as long as the gradient and goes the wrong way: the gradient points to where the loss grows.", (w, g) => w + g),
        ("The value is replaced by the step, and must be moved by it.", (_, g) => -LearningRate * g),
        ("The value is replaced by the step, and must be moved by it.", (_, g) => LearningRate * g),
        ("The step is too long: the gradient is divided by the learning rate.", (w, g) => w - (g / LearningRate)),
        ("The learning rate is applied to the value too.", (w, g) => LearningRate * (w - g)),
    ];

    private readonly ConstructorInfo _constructor;
    private readonly MethodInfo _update;
    private readonly Report _report;

    private OptimizerTrial(Type type, Report report)
    {
        _report = report;
        _constructor = type.GetConstructors().FirstOrDefault(one => Signature.Takes(one, [new("learningRate", typeof(double))]))
            ?? throw new LearnersMistakeException($"{type.Name} has no constructor {type.Name}(double learningRate)");
        _update = type.GetMethods().FirstOrDefault(method => method.Name == "Update" && Arguments(method, [], []) is not null)
            ?? throw new LearnersMistakeException($"{type.Name} has no method public void Update(List<Matrix<double>> parameters, List<Matrix<double>> gradients)",
                type.GetMethods().FirstOrDefault(method => method.Name == "Update") is { } other ? $"It has {Signature.Of(other)}." : null);
    }

    public static Feedback Run(Type type) => Attempt.Run(Signature.ShortName(type), report => new OptimizerTrial(type, report).Run());

    private void Run()
    {
        var (value, gradient) = (Samples.Matrix(81, 2, 3), Samples.Matrix(82, 2, 3));
        var right = value - (LearningRate * gradient);
        var one = Update(1, [value], [gradient]);
        ReportFirst(value, gradient, one.Values[0], right);

        Matrix<double>[] values = [value, Samples.Matrix(83, 1, 3), Samples.Matrix(84, 3, 2)], gradients = [gradient, Samples.Matrix(85, 1, 3), Samples.Matrix(86, 3, 2)];
        var several = Update(1, values, gradients);
        var last = Update(1, [values[2]], [gradients[2]]);
        _report.Add(Quantity.Agree(several.Values[2], last.Values[0], 1e-9)
            ? new Finding(true, "every parameter is updated")
            : new Finding(false, "not every parameter is updated", "given three parameters, the third is not what it becomes alone", "Does the loop reach every one of them, each with its own gradient?"));

        var twice = Update(2, [value], [gradient]);
        _report.Add(Quantity.Agree(twice.Values[0] - one.Values[0], one.Values[0] - value, 1e-9)
            ? new Finding(true, "a second step is like the first")
            : new Finding(false, "a second step is not like the first", "the same gradient twice must move the value twice as far", "What does the object still hold from the step before?"));

        _report.Add(Quantity.Agree(several.Gradients[0], gradient, 0)
            ? new Finding(true, "the gradients are as they were")
            : new Finding(false, "Update changes the gradients", null, "They belong to the layers. Is there an operation that writes its result into one of them?"));
    }

    private void ReportFirst(Matrix<double> value, Matrix<double> gradient, Matrix<double> actual, Matrix<double> right)
    {
        if (Quantity.FirstDifference(actual, right, 1e-9) is not var (i, j))
        {
            _report.Right("Update is right");
            return;
        }

        _report.Wrong("Update is wrong",
            $"for learningRate = {Example.Number(LearningRate)}, at row {i}, column {j} with value {Example.Number(value[i, j])} and gradient {Example.Number(gradient[i, j])}:\n"
            + $"yours {Example.Number(actual[i, j])}, expected {Example.Number(right[i, j])}",
            Mistakes.FirstOrDefault(mistake => Quantity.Agree(actual, mistake.Result(value, gradient), 1e-9)).Hint);
    }

    private (Matrix<double>[] Values, Matrix<double>[] Gradients) Update(int times, Matrix<double>[] values, Matrix<double>[] gradients)
    {
        (values, gradients) = ([.. values.Select(value => value.Clone())], [.. gradients.Select(gradient => gradient.Clone())]);
        _report.Doing = "The constructor, for learningRate = 0.25";
        var learner = _constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [LearningRate], null);
        _report.Doing = $"Update, for {(values.Length == 1 ? "one parameter" : FormattableString.Invariant($"{values.Length} parameters"))}";
        var (arguments, held) = Arguments(_update, values, gradients)!.Value;
        for (var step = 0; step < times; step++)
            _update.Invoke(learner, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        return held;
    }

    /// <summary>What to pass in which form, and the matrices that the layers go on holding; null where no form fits.</summary>
    private static (object[] Arguments, (Matrix<double>[], Matrix<double>[]) Held)? Arguments(MethodInfo update, Matrix<double>[] values, Matrix<double>[] gradients)
    {
        // The caller's own list may be written into, and the layers' matrices are what counts.
        var types = update.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        if (types.Length == 2 && Form(types[0], values) is { } first && Form(types[1], gradients) is { } second)
            return ([first, second], (values, gradients));
        if (types.Length == 1 && types[0].IsAssignableFrom(typeof(Parameter[])))
        {
            var parameters = values.Select((value, k) => new Parameter($"W{k + 1}", value)).ToArray();
            for (var k = 0; k < parameters.Length; k++) gradients[k].CopyTo(parameters[k].Gradient);
            return ([parameters], (values, [.. parameters.Select(parameter => parameter.Gradient)]));
        }

        return null;
    }

    private static object? Form(Type type, Matrix<double>[] matrices) =>
        type.IsAssignableFrom(typeof(Matrix<double>[])) ? matrices.Clone()
        : type.IsAssignableFrom(typeof(List<Matrix<double>>)) ? matrices.ToList()
        : null;
}
