using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Softmax with loss (vol. 1 section 5.6.3, vol. 2 section 1.3.5.3).</summary>
internal static class LossLayer
{
    private const string Batch = "It is too large by the number of examples: the loss is the mean over the batch, and its gradient too.";

    public static Exercise SoftmaxWithLoss { get; } = new("SoftmaxWithLoss", example =>
    {
        var layer = new SoftmaxWithLoss();
        var loss = layer.Forward(example.X, example.Labels);
        return new Outcome(Quantity.Of(loss), layer.Backward(example.Dout![0, 0]));
    })
    {
        Inputs = [new("x", typeof(Matrix<double>)), new("t", typeof(int[]))],
        Output = typeof(double),
        Returned = [new("dx", typeof(Matrix<double>))],
        Examples =
        [
            Of(Samples.Row(0.3, 2.9, 4), 1), Of(Samples.Matrix(51, 2, 3), 2), Of(Samples.Matrix(52, 4, 3), -0.5), Of(Samples.Matrix(53, 3, 5), 1),
            // Where the right class is not far behind: the books' 1e-7 inside the logarithm must not decide.
            Of(Matrix<double>.Build.DenseOfRowMajor(2, 3, [1000.0, 999.0, 1001.0, -1000, -1001, -999]), 1) with { IsLarge = true },
        ],
        // With and without the books' 1e-7 in the logarithm.
        Tolerance = 1e-5,
        Mistakes =
        [
            new("Forward", "The sign is the wrong way round: a logarithm of a probability is negative, and a loss is not.", (_, right) => -right.Output),
            new("Forward", "It is the sum over the batch: the loss is the mean.", (e, right) => right.Output * e.X.RowCount),
            new("Forward", "It is divided by all entries: the mean is over the examples of the batch.", (_, right) => right.Output / right.Gradients[0].ColumnCount),
            new("Forward", "It is divided by the number of examples twice.", (e, right) => right.Output / e.X.RowCount),
            new("Forward", "It is the mean of the probabilities of the right classes: the logarithm is missing.", (e, _) => Quantity.Of(Picked(Functions.Softmax(e.X), e.Labels).Average())),
            new("Forward", "The logarithm is not the natural one.", (_, right) => right.Output / Math.Log(2)),
            new("Forward", "The logarithm is not the natural one.", (_, right) => right.Output / Math.Log(10)),
            new("Forward", "The softmax runs down the columns: each example, a row, has its own probabilities.", (e, _) => Quantity.Of(-Picked(SoftmaxMistakes.OfColumns(e.X), e.Labels).Average(Math.Log))),
            new("Forward", "The softmax runs over the whole batch: each example, a row, has its own probabilities.", (e, _) => Quantity.Of(-Picked(SoftmaxMistakes.OfAll(e.X), e.Labels).Average(Math.Log))),
            new("Forward", "Every example is measured against the label of the first.", (e, _) => Quantity.Of(-Picked(Functions.Softmax(e.X), [.. e.Labels.Select(_ => e.Labels[0])]).Average(Math.Log))),
            new("dx", "It does not depend on dout: where does the upstream gradient come in?", (e, right) => right.Gradients[0] / e.Dout![0, 0]),
            new("dx", Batch, (e, right) => right.Gradients[0] * e.X.RowCount),
            new("dx", $"{Batch} And it does not depend on dout.", (e, right) => right.Gradients[0] * e.X.RowCount / e.Dout![0, 0]),
            new("dx", "These are the probabilities alone. Where do the labels come in?", (e, _) => Functions.Softmax(e.X) * e.Dout![0, 0] / e.X.RowCount),
            new("dx", "These are the probabilities alone. Where do the labels come in?", (e, _) => Functions.Softmax(e.X)),
            new("dx", "The labels count for more with every example before: is the difference taken in every row once?", (e, _) => TakenFromFirstRow(e)),
        ],
    };

    private static Example Of(Matrix<double> x, double dout) => new([x, Samples.Labels(x.RowCount, x.ColumnCount)], Quantity.Of(dout), []);

    private static IEnumerable<double> Picked(Matrix<double> y, int[] labels) => labels.Select((label, n) => y[n, label]);

    private static Matrix<double> TakenFromFirstRow(Example e)
    {
        var dx = Functions.Softmax(e.X);
        foreach (var label in e.Labels) dx[0, label] -= 1;
        return dx * e.Dout![0, 0] / e.X.RowCount;
    }
}
