using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// An operation on one entry at a time. An operand with one row, one column or a single entry is repeated to the other's
/// shape, as NumPy broadcasts; the gradient of a repeated operand is summed over its repetitions (vol. 2 section 1.3.4.3).
/// </summary>
internal abstract class EntrywiseOperation : Operation
{
    protected abstract double Value(double x, double y);

    protected abstract double Derivative(int input, double x, double y, double result);

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x)
    {
        var (rows, columns) = ResultShape(x);
        return Matrix<double>.Build.Dense(rows, columns, (i, j) => Value(Entry(x[0].Value, i, j), Second(x, i, j)));
    }

    public override Matrix<double> LocalDerivative(int input, IReadOnlyList<Operand> x, Matrix<double> y) =>
        Matrix<double>.Build.Dense(y.RowCount, y.ColumnCount,
            (i, j) => Derivative(input, Entry(x[0].Value, i, j), Second(x, i, j), y[i, j]));

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout)
    {
        var gradients = new Matrix<double>?[x.Count];
        for (var input = 0; input < x.Count; input++)
            gradients[input] = SumToShape(dout.PointwiseMultiply(LocalDerivative(input, x, y)), x[input].Value);
        return gradients;
    }

    private (int Rows, int Columns) ResultShape(IReadOnlyList<Operand> x)
    {
        var (rows, columns) = (x[0].Value.RowCount, x[0].Value.ColumnCount);
        if (x.Count == 1)
            return (rows, columns);
        if (!Fits(rows, x[1].Value.RowCount) || !Fits(columns, x[1].Value.ColumnCount))
            throw new ArgumentException(Refusal(x[0], x[1]));
        return (Math.Max(rows, x[1].Value.RowCount), Math.Max(columns, x[1].Value.ColumnCount));
    }

    private string Refusal(Operand x, Operand y)
    {
        var message = $"{Sign}: the shapes of {x.Described} and {y.Described} differ";
        return Sign == "×" && x.Value.ColumnCount == y.Value.RowCount
            ? message + ". × goes entry by entry; the matrix product is Dot."
            : message + ".";
    }

    private static bool Fits(int a, int b) => a == b || a == 1 || b == 1;

    private static double Second(IReadOnlyList<Operand> x, int i, int j) => x.Count == 1 ? 0 : Entry(x[1].Value, i, j);

    private static double Entry(Matrix<double> x, int i, int j) => x[x.RowCount == 1 ? 0 : i, x.ColumnCount == 1 ? 0 : j];

    private static Matrix<double> SumToShape(Matrix<double> gradient, Matrix<double> operand)
    {
        if (operand.RowCount == 1 && gradient.RowCount > 1)
            gradient = gradient.ColumnSums().ToRowMatrix();
        if (operand.ColumnCount == 1 && gradient.ColumnCount > 1)
            gradient = gradient.RowSums().ToColumnMatrix();
        return gradient;
    }
}
