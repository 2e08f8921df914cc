using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Compares what a learner's code gave with what is right, and looks for the mistake that explains the difference.</summary>
internal sealed class Comparison(Exercise exercise, LearnersClass? learners, Report report)
{
    private const double Step = 1e-4;

    /// <summary>Compares one quantity on all ordinary examples, and adds the finding.</summary>
    /// <param name="name"><c>Forward</c>, a function's name, or a gradient's.</param>
    /// <param name="gradient">Which gradient it is; null for the output.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="actual">The learner's values.</param>
    /// <param name="forwardIsRight">For a gradient: whether Forward is right.</param>
    /// <returns>Whether it is right.</returns>
    public bool Report(string name, int? gradient, IReadOnlyList<Example> examples, IReadOnlyList<Matrix<double>> actual, bool forwardIsRight = true)
    {
        var outcomes = examples.Select(exercise.Reference).ToArray();
        var expected = outcomes.Select(outcome => gradient is { } k ? outcome.Gradients[k] : outcome.Output).ToArray();
        for (var e = 0; e < examples.Count; e++)
        {
            if (Quantity.Agree(actual[e], expected[e], exercise.Tolerance)) continue;
            var isShape = actual[e].RowCount != expected[e].RowCount || actual[e].ColumnCount != expected[e].ColumnCount;
            var hint = HintFor(name, gradient, [.. examples.Zip(outcomes, actual)]);
            report.Wrong($"{name} {(isShape ? "has the wrong shape" : "is wrong")}", Detail(name, gradient, examples[e], actual[e], expected[e], forwardIsRight), hint);
            return false;
        }

        report.Right($"{name} is right");
        return true;
    }

    /// <summary>Compares all quantities of the example that makes exponentials overflow, and adds the finding.</summary>
    public void ReportLarge(Example example, IReadOnlyList<Matrix<double>> actual, string output = "Forward")
    {
        var outcome = exercise.Reference(example);
        Matrix<double>[] expected = [outcome.Output, .. outcome.Gradients];
        string[] names = [output, .. exercise.Gradients];
        var wrong = Enumerable.Range(0, actual.Count).Where(k => !Quantity.Agree(actual[k], expected[k], exercise.Tolerance)).ToArray();
        if (wrong.Length == 0)
            report.Right("large values come out right");
        else
            report.Wrong($"{names[wrong[0]]} is wrong for large values", Detail(names[wrong[0]], null, example, actual[wrong[0]], expected[wrong[0]], true),
                actual[wrong[0]].Enumerate().Any(value => !double.IsFinite(value))
                    ? "The exponential of a large number is infinite, and infinity divided by infinity is not a number. Can the largest exponent be kept small?"
                    : null);
    }

    private string? HintFor(string name, int? gradient, (Example Example, Outcome Outcome, Matrix<double> Actual)[] tried)
    {
        if (tried.Any(one => one.Actual.Enumerate().Any(double.IsNaN)))
            return "NaN is infinity divided by infinity, infinity minus infinity, zero divided by zero, or the logarithm of a negative number. Which of them is in it?";
        var quantity = gradient is null ? "Forward" : name;
        IEnumerable<Mistake> known = exercise.Mistakes.Where(mistake => mistake.Quantity == quantity || (mistake.Quantity is null && gradient is not null));
        return known.Concat(CommonMistakes.Of(exercise, gradient)).FirstOrDefault(mistake => tried.All(one =>
            mistake.Explains(one.Actual, one.Example, one.Outcome, exercise.Tolerance)))?.Hint;
    }

    private string Detail(string name, int? gradient, Example example, Matrix<double> actual, Matrix<double> expected, bool forwardIsRight)
    {
        var text = $"for {exercise.Text(example, withDout: gradient is not null)}:\n";
        if (actual.RowCount != expected.RowCount || actual.ColumnCount != expected.ColumnCount)
            return $"{text}yours has shape {actual.Shape()}, expected {expected.Shape()}";
        var (i, j) = Quantity.FirstDifference(actual, expected, exercise.Tolerance) ?? (0, 0);
        var (yours, right) = (Example.Number(actual[i, j]), Example.Number(expected[i, j]));
        if (yours == right) (yours, right) = (actual[i, j].ToString("R", CultureInfo.InvariantCulture), expected[i, j].ToString("R", CultureInfo.InvariantCulture));
        var place = expected.RowCount * expected.ColumnCount > 1 ? $"at row {i}, column {j} " : "";
        return $"{text}{place}yours {yours}, expected {right}" + (gradient is null ? "" : Measured(name, example, i, j, actual[i, j], forwardIsRight));
    }

    /// <summary>What a nudge of the entry does to the loss that the learner's own Forward leads to.</summary>
    private string Measured(string name, Example example, int row, int column, double actual, bool forwardIsRight)
    {
        try
        {
            var slope = (Loss(name[1..], example, row, column, Step) - Loss(name[1..], example, row, column, -Step)) / (2 * Step);
            if (!double.IsFinite(slope)) return "";
            return Quantity.Agree(actual, slope, 1e-4) && !forwardIsRight
                ? "\nIt fits your Forward, though: get that right first."
                : $"; measured by nudging {name[1..]} in your Forward: {Example.Number(Math.Round(slope, 6))}";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return "";
        }
    }

    private double Loss(string name, Example example, int row, int column, double step)
    {
        var nudged = example.Copy();
        Nudge(nudged.Inputs, exercise.Inputs, name, row, column, step);
        Nudge(nudged.Parameters, exercise.Parameters, name, row, column, step);
        var output = Quantity.Of(learners!.Forward(learners.New(nudged.Parameters), nudged))!;
        return output.PointwiseMultiply(example.Dout).Enumerate().Sum();
    }

    private static void Nudge(object[] values, IReadOnlyList<Argument> arguments, string name, int row, int column, double step)
    {
        for (var k = 0; k < values.Length; k++)
        {
            if (arguments[k].Name != name) continue;
            if (values[k] is double number) values[k] = number + step;
            else if (values[k] is Matrix<double> x) x[row, column] += step;
        }
    }
}
