using System.Reflection;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Tries a learner's function on the examples of an exercise.</summary>
internal sealed class FunctionTrial(Delegate function, string name, Exercise exercise, Report report)
{
    private readonly MethodInfo _invoke = function.GetType().GetMethod("Invoke")!;
    private string? _changed;

    public static Feedback Run(Delegate function, string name, Exercise exercise) =>
        Attempt.Run(name, report => new FunctionTrial(function, name, exercise, report).Run());

    private void Run()
    {
        if (!Signature.Takes(_invoke, exercise.Inputs) || !exercise.Output.IsAssignableFrom(_invoke.ReturnType))
            throw new LearnersMistakeException(
                $"it must be {Signature.NameOf(exercise.Output)} {Signature.Of(name, exercise.Inputs)}",
                $"It is {Signature.NameOf(_invoke.ReturnType)} {Signature.Of(name, function.Method.GetParameters().Select(p => new Argument(p.Name ?? "", p.ParameterType)))}.");

        var comparison = new Comparison(exercise, null, report);
        var ordinary = exercise.Examples.Where(example => !example.IsLarge).ToArray();
        comparison.Report("its result", null, ordinary, [.. ordinary.Select(Call)]);
        if (exercise.Examples.FirstOrDefault(example => example.IsLarge) is { } large)
            comparison.ReportLarge(large, [Call(large)], "its result");
        if (exercise.Inputs.All(input => input.Type == typeof(double))) return;
        if (_changed is null)
            report.Right("what it was given is unchanged afterwards");
        else
            report.Wrong(_changed, null, "What comes in belongs to the caller, who may need it again. Write the result into a matrix of your own.");
    }

    private Matrix<double> Call(Example example)
    {
        report.Doing = $"it, for {exercise.Text(example, withDout: false)}";
        var given = example.Copy();
        var result = _invoke.Invoke(function, BindingFlags.DoNotWrapExceptions, null, given.Inputs, null);
        if (!Example.Same(given.Inputs, example.Inputs)) _changed = "it changes what it was given";
        return Quantity.Of(result) ?? throw new LearnersMistakeException("it returns null", "Does every way through it end in the result?");
    }
}
