using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// What all kinds of check have in common: one forward and backward pass, then every element shaken.
public sealed partial class GradientCheck
{
    private static GradientCheck Of(
        IHasParameters subject,
        (string Name, Matrix<double> Value)[] inputs,
        Func<Matrix<double>[], Matrix<double>> forward,
        Matrix<double>? weights,
        Func<Matrix<double>, Matrix<double>?[]> backward)
    {
        var problems = new List<string>();
        var given = inputs.Select(input => input.Value.DenseCopy()).ToArray();
        var output = forward(given).DenseCopy();
        var dout = weights ?? WeightsWithoutPattern(output.RowCount, output.ColumnCount);

        var passedIn = dout.Clone();
        var (analytical, inputGradients) = GradientsOf(subject, () => backward(passedIn));
        if (!passedIn.Equals(dout))
            problems.Add("Backward changed the dout it was given. That matrix is its caller's, who may need it for another branch.");
        for (var k = 0; k < inputs.Length; k++)
            if (!given[k].Equals(inputs[k].Value.DenseCopy()))
                problems.Add($"{inputs[k].Name} was changed by Forward or Backward. That matrix is its caller's.");
        for (var k = 0; k < analytical.Length; k++)
            if (analytical[k].Enumerate().Any(double.IsNaN))
                problems.Add($"{subject.Parameters[k].Name}: Backward left no number in its Gradient. It must write into the matrix that is there; another one in its place is not seen by whoever holds the first.");

        var at = inputs.Select(input => input.Value.DenseCopy()).ToArray();
        var differences = new CentralDifferences(() => forward(at), dout);
        var entries = new List<GradientCheckEntry>();
        try
        {
            for (var k = 0; k < analytical.Length; k++)
                entries.Add(differences.Compare(subject.Parameters[k].Name, subject.Parameters[k].Value, analytical[k]));
            for (var k = 0; k < at.Length; k++)
                entries.Add(differences.Compare(inputs[k].Name, at[k], inputGradients[k]));
        }
        finally
        {
            forward(at);
        }

        return new GradientCheck(Describe.Of(subject), entries, [.. problems, .. ProblemsOf(entries)]);
    }

    /// <summary>
    /// The gradients of all parameters and inputs after a backward pass. The parameters' are NaN before it, so that one
    /// which is not written shows.
    /// </summary>
    private static (Matrix<double>[] Parameters, Matrix<double>?[] Inputs) GradientsOf(
        IHasParameters subject, Func<Matrix<double>?[]> backward)
    {
        var before = subject.Parameters.Select(p => p.Gradient.Clone()).ToArray();
        foreach (var parameter in subject.Parameters)
            parameter.Gradient.MapInplace(_ => double.NaN, Zeros.Include);
        try
        {
            var inputs = backward().Select(gradient => gradient?.DenseCopy()).ToArray();
            return ([.. subject.Parameters.Select(p => p.Gradient.Clone())], inputs);
        }
        finally
        {
            for (var k = 0; k < before.Length; k++)
                if (subject.Parameters[k].Gradient.Enumerate().All(double.IsNaN))
                    before[k].CopyTo(subject.Parameters[k].Gradient);
        }
    }

    /// <summary>
    /// The losses of a batch as a function of its scores, and what weights make them the mean loss. Softmax with loss
    /// gives one for each row, which keeps the rows' rounding errors apart, and without the 1e-7.
    /// </summary>
    private static (Func<Matrix<double>, Matrix<double>> Losses, Matrix<double> Dout) LossesOf(ILossLayer loss, int[] labels) =>
        loss is SoftmaxWithLoss
            ? (scores => SoftmaxWithLoss.WithoutEpsilon(scores, labels), Matrix<double>.Build.Dense(labels.Length, 1, 1.0 / labels.Length))
            : (scores => Scalar(loss.Forward(scores, labels)), Scalar(1));

    private static string[] ProblemsOf(IEnumerable<GradientCheckEntry> entries) =>
        [.. entries.Where(entry => entry.Problem is not null).Select(entry => $"{entry.Name}: {entry.Problem}.")];

    private static Matrix<double> Scalar(double value) => Matrix<double>.Build.Dense(1, 1, value);

    /// <summary>
    /// An upstream gradient without a pattern: sizes between 0.5 and 1.5 (multiples of the golden ratio, without their
    /// whole part), signs mixed. All ones would hide errors, for softmax every one of them; a scalar gets 1.
    /// </summary>
    private static Matrix<double> WeightsWithoutPattern(int rows, int columns)
    {
        const double GoldenRatio = 1.618033988749895;
        if (rows == 1 && columns == 1) return Scalar(1);
        return Matrix<double>.Build.Dense(rows, columns, (i, j) =>
        {
            var k = 1 + i * columns + j;
            var fraction = k * GoldenRatio % 1;
            return (k * Math.Sqrt(2) % 1 < 0.5 ? -1 : 1) * (0.5 + fraction);
        });
    }
}
