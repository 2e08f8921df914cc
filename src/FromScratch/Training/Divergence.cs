using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Finds out why a loss or a gradient is no longer finite, and says it.</summary>
internal static class Divergence
{
    internal static TrainingException Explain(
        Network network, IOptimizer optimizer, Matrix<double> x, IReadOnlyList<int> rows, IReadOnlyList<double> losses, int step, int epoch, double loss)
    {
        var what = double.IsFinite(loss)
            ? "the gradients are not finite, or too large to square, though the loss is " + Text(loss)
            : "the loss is " + Text(loss);
        var message = FormattableString.Invariant($"Training stopped at step {step} (epoch {epoch}): {what}. ") + Cause(network, optimizer, x, rows, losses);
        return new TrainingException(step, epoch, loss, message);
    }

    private static string Cause(Network network, IOptimizer optimizer, Matrix<double> x, IReadOnlyList<int> rows, IReadOnlyList<double> losses)
    {
        if (FirstBad(x) is { } input)
            return FormattableString.Invariant($"The input is at fault: example {rows[input.Row]} holds {Text(x[input.Row, input.Column])} in column {input.Column}. ")
                + "Clean or normalise the data; the parameters are unharmed.";
        foreach (var parameter in network.Parameters)
        {
            if (FirstBad(parameter.Value) is { } at)
                return losses.Count == 0
                    ? FormattableString.Invariant($"{parameter.Name}[{at.Row}, {at.Column}] was {Text(parameter.Value[at.Row, at.Column])} before the first step: look at how it is initialised or loaded.")
                    : FormattableString.Invariant($"{parameter.Name}[{at.Row}, {at.Column}] has become {Text(parameter.Value[at.Row, at.Column])}: the steps are too large. ") + Advice(optimizer);
        }

        var largest = network.Parameters.MaxBy(parameter => parameter.Value.Enumerate().Max(Math.Abs));
        var size = largest is null ? "" : $"The inputs and parameters are finite, but {largest.Name} has grown to {Text(largest.Value.Enumerate().Max(Math.Abs))}. ";
        return size + Advice(optimizer);
    }

    private static string Advice(IOptimizer optimizer) =>
        $"Likely causes: a learning rate that is too large ({optimizer}), inputs that are not normalised, or initial weights that are too large. " +
        "Try a tenth of the learning rate, or set MaxGradientNorm.";

    private static (int Row, int Column)? FirstBad(Matrix<double> x) =>
        x.Find(value => !double.IsFinite(value), Zeros.AllowSkip) is { } found ? (found.Item1, found.Item2) : null;

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
