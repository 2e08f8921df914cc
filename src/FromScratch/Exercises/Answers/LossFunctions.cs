using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The functions around a loss (vol. 1 section 4.2, vol. 2 section 1.3.1).</summary>
internal static class LossFunctions
{
    private const string Rows = "Each row is an example with probabilities of its own: along which axis is the sum taken?";

    private static readonly Type M = typeof(Matrix<double>);

    public static Exercise Softmax { get; } = new("Softmax", example => new Outcome(Functions.Softmax(example.X)))
    {
        Inputs = [new("x", M)],
        Output = M,
        Examples =
        [
            new Example(Samples.Row(0.3, 2.9, 4)), new Example(Samples.Matrix(61, 3, 2)), new Example(Samples.Matrix(62, 2, 4)),
            new Example(Matrix<double>.Build.DenseOfRowMajor(2, 3, [1010.0, 1000, 990, -1000, -1001, -999])) { IsLarge = true },
        ],
        Mistakes =
        [
            Wrong("These are the exponentials. What makes a row add up to 1?", x => x.PointwiseExp()),
            Wrong("The rows add up to 1, but the exponential is missing: a logit may be negative, a probability not.", x => PerRow(x, row => row / row.Sum())),
            Wrong("The exponent's sign is the wrong way round: the largest logit has the largest probability.", x => Functions.Softmax(-x)),
            Wrong(Rows, SoftmaxMistakes.OfColumns),
            Wrong(Rows, SoftmaxMistakes.OfAll),
            Wrong("The exponentials are divided by their largest: what makes a row add up to 1?", x => PerRow(x, row => (row - row.Maximum()).PointwiseExp())),
            Wrong("These are the logarithms of the probabilities.", x => Functions.Softmax(x).PointwiseLog()),
        ],
    };

    public static Exercise CrossEntropyError { get; } = new("CrossEntropyError", example => new Outcome(Quantity.Of(Functions.CrossEntropyError(example.X, example.Labels))))
    {
        Inputs = [new("y", M), new("t", typeof(int[]))],
        Output = typeof(double),
        Tolerance = 1e-5,
        Examples = [Probabilities(71, 1, 3), Probabilities(72, 4, 3), Probabilities(73, 2, 5)],
        Mistakes =
        [
            Loss("The sign is the wrong way round: a logarithm of a probability is negative, and a loss is not.", (_, right) => -right),
            Loss("It is the sum over the batch: the loss is the mean.", (e, right) => right * e.X.RowCount),
            Loss("It is divided by all entries: the mean is over the examples of the batch.", (e, right) => right / e.X.ColumnCount),
            Loss("It is the number of examples once too small: is it divided twice?", (e, right) => right / e.X.RowCount),
            Loss("The logarithm is not the natural one.", (_, right) => right / Math.Log(2)),
            Loss("The logarithm is not the natural one.", (_, right) => right / Math.Log(10)),
            Loss("The logarithm is missing.", (e, _) => Picked(e, e.Labels).Average()),
            Loss("The logarithm is missing.", (e, _) => -Picked(e, e.Labels).Average()),
            Loss("The logarithm is taken of the mean: each example has its own.", (e, _) => -Math.Log(Picked(e, e.Labels).Average())),
            Loss("Every example is measured against the label of the first.", (e, _) => -Picked(e, [.. e.Labels.Select(_ => e.Labels[0])]).Average(Math.Log)),
            Loss("All classes are in it: only the probability of the right class counts.", (e, _) => -e.X.PointwiseLog().Enumerate().Sum() / e.X.RowCount),
            Loss("All classes are in it: only the probability of the right class counts.", (e, _) => -e.X.PointwiseLog().Enumerate().Sum()),
        ],
    };

    public static Exercise OneHot { get; } = new("OneHot", example => new Outcome(Functions.OneHot(example.Labels, (int)example.Inputs[1])))
    {
        Inputs = [new("labels", typeof(int[])), new("classes", typeof(int))],
        Output = M,
        Examples = [new Example(new[] { 2 }, 4), new Example(new[] { 2, 0, 1, 2 }, 3), new Example(new[] { 0, 3 }, 5)],
        Mistakes =
        [
            new("Forward", "The label counts as if the first class were 1: the first class is 0.", (e, right) => right.Output.MapIndexed((n, k, _) => e.Labels[n] == k + 1 ? 1.0 : 0, Zeros.Include)),
            new("Forward", "It holds the label itself, and a one-hot row holds a single 1.", (e, right) => right.Output.MapIndexed((n, _, one) => one * e.Labels[n], Zeros.Include)),
            new("Forward", "Zeros and ones are exchanged.", (_, right) => 1 - right.Output),
            new("Forward", "Every row has the class of the first.", (e, right) => right.Output.MapIndexed((_, k, _) => e.Labels[0] == k ? 1.0 : 0, Zeros.Include)),
        ],
    };

    private static Example Probabilities(uint seed, int rows, int columns) =>
        new(Functions.Softmax(Samples.Matrix(seed, rows, columns)).Map(p => Math.Round(p, 2)), Samples.Labels(rows, columns));

    private static IEnumerable<double> Picked(Example e, int[] labels) => labels.Select((label, n) => e.X[n, label]);

    private static Mistake Wrong(string hint, Func<Matrix<double>, Matrix<double>> result) => new("Forward", hint, (e, _) => result(e.X));

    private static Mistake Loss(string hint, Func<Example, double, double> result) => new("Forward", hint, (e, right) => Quantity.Of(result(e, right.Output[0, 0])));

    private static Matrix<double> PerRow(Matrix<double> x, Func<Vector<double>, Vector<double>> f) => Matrix<double>.Build.DenseOfRowVectors(x.EnumerateRows().Select(f));
}
