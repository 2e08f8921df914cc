using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>One step of a recurrent network (vol. 2 section 5.3.1).</summary>
internal static class RnnStep
{
    private const string Through = "The gradient has not gone through tanh: its slope is missing as a factor.";
    private const string Square = "The slope of tanh is not quite that: the output stands there once too few.";
    private const string PreviousSlope = "The slope of tanh is taken at the previous state: which state did tanh put out?";

    private static readonly Type M = typeof(Matrix<double>);

    public static Exercise Exercise { get; } = new("RnnCell", example =>
    {
        var cell = new RnnCell(example.Parameter(0), example.Parameter(1), example.Parameter(2));
        var h = cell.Forward(example.X, example.Input(1));
        var (dx, dhPrev) = cell.Backward(example.Dout!);
        return new Outcome(h, dx, dhPrev, cell.Wx.Gradient, cell.Wh.Gradient, cell.B.Gradient);
    })
    {
        Parameters = [new("Wx", M), new("Wh", M), new("b", M)],
        Inputs = [new("x", M), new("hPrev", M)],
        Output = M,
        Returned = [new("dx", M), new("dhPrev", M)],
        Kept = ["dWx", "dWh", "db"],
        Examples = Examples(),
        Mistakes =
        [
            Forward("The bias is missing.", (e, _) => (State(e) + Input(e)).PointwiseTanh()),
            Forward("The previous state is missing.", (e, bias) => (Input(e) + bias).PointwiseTanh()),
            Forward("The input is missing.", (e, bias) => (State(e) + bias).PointwiseTanh()),
            Forward("The activation function is missing.", (e, bias) => State(e) + Input(e) + bias),
            Forward("The activation function is the sigmoid; this cell has another.", (e, bias) => Functions.Sigmoid(State(e) + Input(e) + bias)),
            .. Slopes(Through, (e, _) => e.Dout!),
            .. Slopes(Square, (e, h) => e.Dout!.PointwiseMultiply(1 - h)),
            .. Slopes(PreviousSlope, (e, _) => e.Dout!.PointwiseMultiply(1 - e.Input(1).PointwisePower(2))),
            .. Slopes("It does not depend on dout: where does the upstream gradient come in?", (_, h) => 1 - h.PointwisePower(2)),
            new("dWh", "It contains the state after this step: which state went into the product with Wh?", (e, right) => right.Output.Transpose() * Da(e, right)),
            new("dWh", "It contains x: what went into the product with Wh?", (e, right) => e.X.Transpose() * Da(e, right)),
            new("dWx", "It contains the previous state: what went into the product with Wx?", (e, right) => e.Input(1).Transpose() * Da(e, right)),
            new("dhPrev", "The weight stands as it is: with a square weight no shape gives that away.", (e, right) => Da(e, right) * e.Parameter(1)),
            new("dhPrev", "It went through Wx: which weight did the previous state go through?", (e, right) => Da(e, right) * e.Parameter(0).Transpose()),
            new("db", "It is summed along the wrong axis: which index does the bias not have?", (e, right) => Da(e, right).RowSums().ToColumnMatrix()),
            new("db", "It is summed along the wrong axis: which index does the bias not have?", (e, right) => Da(e, right).RowSums().ToRowMatrix()),
            new("db", "It has one row for each example, and the bias has a single row. What becomes of a value that was used several times?", Da),
        ],
    };

    // The last has the parameters of the first, so that one object can take both.
    private static Example[] Examples()
    {
        var (first, wide, square) = (Parameters(2, 3), Parameters(3, 2), Parameters(2, 2));
        return [Of(1, first), Of(4, wide), Of(3, square), Of(2, first)];

        static object[] Parameters(int d, int h) => [Samples.Matrix(44, d, h), Samples.Matrix(45, h, h) * 0.5, Samples.Matrix(46, 1, h)];

        static Example Of(int n, object[] parameters)
        {
            var (d, h) = (((Matrix<double>)parameters[0]).RowCount, ((Matrix<double>)parameters[0]).ColumnCount);
            return new Example([Samples.Matrix(41, n, d), Samples.Matrix(42, n, h) * 0.5], Samples.Matrix(43, n, h), parameters);
        }
    }

    private static Matrix<double> State(Example e) => e.Input(1) * e.Parameter(1);

    private static Matrix<double> Input(Example e) => e.X * e.Parameter(0);

    private static Matrix<double> Da(Example e, Outcome right) => e.Dout!.PointwiseMultiply(1 - right.Output.PointwisePower(2));

    private static Mistake Forward(string hint, Func<Example, Matrix<double>, Matrix<double>> result) =>
        new("Forward", hint, (e, _) => result(e, e.Parameter(2).RepeatRow(e.X.RowCount)));

    /// <summary>One wrong gradient before tanh, and what it makes of the five gradients behind it.</summary>
    private static IEnumerable<Mistake> Slopes(string hint, Func<Example, Matrix<double>, Matrix<double>> da) =>
    [
        new("dx", hint, (e, right) => da(e, right.Output) * e.Parameter(0).Transpose()),
        new("dhPrev", hint, (e, right) => da(e, right.Output) * e.Parameter(1).Transpose()),
        new("dWx", hint, (e, right) => e.X.Transpose() * da(e, right.Output)),
        new("dWh", hint, (e, right) => e.Input(1).Transpose() * da(e, right.Output)),
        new("db", hint, (e, right) => da(e, right.Output).ColumnSums().ToRowMatrix()),
    ];
}
