using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The nodes and layers of matrices without a loss (vol. 1 sections 5.5 and 5.6, vol. 2 sections 1.3.4 and 1.3.5).</summary>
internal static class MatrixLayers
{
    private const string Axis = "It is summed along the wrong axis: which index does the bias not have?";

    private static readonly Argument X = new("x", typeof(Matrix<double>));
    private static readonly Argument W = new("W", typeof(Matrix<double>));
    private static readonly Argument B = new("b", typeof(Matrix<double>));
    private static readonly Argument Dx = new("dx", typeof(Matrix<double>));

    public static Exercise ReLU { get; } = Elementwise("ReLU", () => new ReLU(), ElementwiseMistakes.ReLU);

    public static Exercise Sigmoid { get; } = Elementwise("Sigmoid", () => new Sigmoid(), ElementwiseMistakes.Sigmoid);

    public static Exercise Tanh { get; } = Elementwise("Tanh", () => new Tanh(), ElementwiseMistakes.Tanh);

    public static Exercise MatMul { get; } = new("MatMul", example =>
    {
        var layer = new MatMul(example.Parameter(0));
        return Both(layer, example, layer.Parameters);
    })
    {
        Parameters = [W],
        Inputs = [X],
        Output = typeof(Matrix<double>),
        Returned = [Dx],
        Kept = ["dW"],
        Examples = WithWeights(w => [w]),
        Mistakes = ProductMistakes,
    };

    public static Exercise Affine { get; } = new("Affine", example =>
    {
        var layer = new Affine(example.Parameter(0), example.Parameter(1));
        return Both(layer, example, layer.Parameters);
    })
    {
        Parameters = [W, B],
        Inputs = [X],
        Output = typeof(Matrix<double>),
        Returned = [Dx],
        Kept = ["dW", "db"],
        Examples = WithWeights(w => [w, Samples.Matrix(13, 1, w.ColumnCount)]),
        Mistakes =
        [
            new("Forward", "The bias is missing.", (e, _) => e.X * e.Parameter(0)),
            new("Forward", "The bias is subtracted.", (e, _) => (e.X * e.Parameter(0)) - e.Parameter(1).RepeatRow(e.X.RowCount)),
            new("Forward", "The bias is there in the first row only: it belongs to every example of the batch.", (e, _) =>
            {
                var y = e.X * e.Parameter(0);
                y.SetRow(0, y.Row(0) + e.Parameter(1).Row(0));
                return y;
            }),
            new("db", Axis, (e, _) => e.Dout!.RowSums().ToRowMatrix()),
            new("db", Axis, (e, _) => e.Dout!.RowSums().ToColumnMatrix()),
            new("db", "It is the gradient of the first example only: the bias went into every row of the batch.", (e, _) => e.Dout!.SubMatrix(0, 1, 0, e.Dout.ColumnCount)),
            new("db", "It is dout, one row for each example, and the bias has a single row. What becomes of a value that was used several times?", (e, _) => e.Dout),
            .. ProductMistakes,
        ],
    };

    public static Exercise Repeat { get; } = new("Repeat", example => Both(new Repeat((int)example.Parameters[0]), example, []))
    {
        Parameters = [new Argument("N", typeof(int))],
        Inputs = [X],
        Output = typeof(Matrix<double>),
        Returned = [Dx],
        Examples = [.. new[] { 7, 2, 1 }.Select(n => new Example([Samples.Matrix(21, 1, 9 - n)], Samples.Matrix(22, n, 9 - n), [n]))],
        Mistakes =
        [
            new("Forward", "It is repeated to the right, and must be repeated downwards: one row for each example.", (e, _) => Wide(e.X, (int)e.Parameters[0])),
            new("dx", "It is the average of the rows. Every copy of x contributed to the loss in full.", (e, right) => right.Gradients[0] / e.Dout!.RowCount),
            new("dx", "It is the gradient of one copy only, and x was used in all of them.", (e, _) => e.Dout!.SubMatrix(0, 1, 0, e.Dout.ColumnCount)),
            new("dx", "It is one sum for each row: along which axis were the copies made?", (e, _) => e.Dout!.RowSums().ToRowMatrix()),
            new("dx", "It is one sum for each row: along which axis were the copies made?", (e, _) => e.Dout!.RowSums().ToColumnMatrix()),
            new("dx", "It is x again. A gradient comes from dout, and x plays no part in it.", (e, _) => e.X),
            new("dx", "It is repeated once more. Going back, the copies must come together again.", (e, _) => e.Dout!.SubMatrix(0, 1, 0, e.Dout.ColumnCount).RepeatRow(e.Dout.RowCount)),
        ],
    };

    public static Exercise Sum { get; } = new("Sum", example => Both(new Sum(), example, []))
    {
        Inputs = [X],
        Output = typeof(Matrix<double>),
        Returned = [Dx],
        Examples = [.. new[] { (7, 8), (2, 3), (1, 4), (4, 1) }.Select(shape => new Example([Samples.Matrix(31, shape.Item1, shape.Item2)], Samples.Matrix(32, 1, shape.Item2), []))],
        Mistakes =
        [
            new("Forward", "It is the average of the rows, and must be their sum.", (e, right) => right.Output / e.X.RowCount),
            new("Forward", "It is summed along the wrong axis: the rows are to be added up, one sum for each column.", (e, _) => e.X.RowSums().ToRowMatrix()),
            new("Forward", "It is summed along the wrong axis: the rows are to be added up, one sum for each column.", (e, _) => e.X.RowSums().ToColumnMatrix()),
            new("Forward", "Everything is in one number: the rows are to be added up, one sum for each column.", (e, _) => Quantity.Of(e.X.Enumerate().Sum())),
            new("dx", "It is x that was repeated. Which matrix carries the gradient?", (e, _) => e.X),
            new("dx", "It is x that was repeated. Which matrix carries the gradient?", (e, _) => Tall(e.X, e.X.RowCount)),
            new("dx", "It is dout with its single row, and x has more: each row of x was part of the sum.", (e, _) => e.Dout),
            new("dx", "It is shared out between the rows. Does a term of a sum count for less because there are others?", (e, right) => right.Gradients[0] / e.X.RowCount),
        ],
    };

    private static Mistake[] ProductMistakes =>
    [
        new("Forward", "The two factors are exchanged: products of matrices depend on the order.", (e, _) => e.Parameter(0) * e.X),
        new("dx", "The weight stands as it is: compare the shapes of the two factors with the shape of x when W is not square.", (e, _) => e.Dout! * e.Parameter(0)),
        new("dx", "The two factors are exchanged: products of matrices depend on the order.", (e, _) => e.Parameter(0).Transpose() * e.Dout),
        new("dx", "It is the product of all entries of a row with nothing but the weight: where is dout?", (e, _) => Samples.Ones(e.Dout!.RowCount, e.Dout.ColumnCount) * e.Parameter(0).Transpose()),
        new("dW", "x stands as it is, and the product of the shapes then does not give the shape of W.", (e, _) => e.X * e.Dout),
        new("dW", "The two factors are exchanged: products of matrices depend on the order.", (e, _) => e.Dout!.Transpose() * e.X),
        new("dW", "It is W itself. The gradient of a product contains the other factor.", (e, _) => e.Parameter(0)),
    ];

    private static Exercise Elementwise(string name, Func<ILayer> layer, IReadOnlyList<Mistake> mistakes) =>
        new(name, example => Both(layer(), example, []))
        {
            Inputs = [X],
            Output = typeof(Matrix<double>),
            Returned = [Dx],
            Examples =
            [
                new Example([Samples.Row(1.5, -2, 0)], Samples.Row(2, 3, -4), []),
                new Example([Samples.Matrix(1, 3, 2)], Samples.Matrix(2, 3, 2), []),
                new Example([Samples.Matrix(3, 2, 5)], Samples.Matrix(4, 2, 5), []),
                new Example([Samples.Row(1000, -1000)], Samples.Row(2, 3), []) { IsLarge = true },
            ],
            Mistakes = mistakes,
        };

    // One row, a batch, a wide weight, a square one: in that order the first to fail is the easiest to follow. The last has
    // the parameters of the first, so that one object can take both.
    private static Example[] WithWeights(Func<Matrix<double>, object[]> parameters)
    {
        var (first, wide, square) = (parameters(Samples.Matrix(10, 2, 3)), parameters(Samples.Matrix(14, 4, 2)), parameters(Samples.Matrix(15, 2, 2)));
        return [Of(1, first), Of(4, first), Of(3, wide), Of(2, square), Of(2, first)];

        static Example Of(int rows, object[] all)
        {
            var w = (Matrix<double>)all[0];
            return new Example([Samples.Matrix(11, rows, w.RowCount)], Samples.Matrix(12, rows, w.ColumnCount), all);
        }
    }

    private static Outcome Both(ILayer layer, Example example, IReadOnlyList<Parameter> parameters)
    {
        var output = layer.Forward(example.X);
        var dx = layer.Backward(example.Dout!);
        return new Outcome(output, [dx, .. parameters.Select(parameter => parameter.Gradient)]);
    }

    private static Matrix<double> Wide(Matrix<double> x, int times) => Enumerable.Repeat(x, times).Aggregate((left, right) => left.Append(right));

    private static Matrix<double> Tall(Matrix<double> x, int times) => Enumerable.Repeat(x, times).Aggregate((top, bottom) => top.Stack(bottom));
}
