using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Adds rows up (axis 0, to one row) or columns up (axis 1, to one column); backward repeats what comes from above (vol. 2 section 1.3.4.4).</summary>
internal sealed class SumOperation(int axis) : Operation
{
    public override string Sign => "Σ";

    public override string Name => axis == 0 ? "sum of the rows" : "sum of the columns";

    public override string Formula(IReadOnlyList<string> x) => axis == 0 ? $"Σ rows of {x[0]}" : $"Σ columns of {x[0]}";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) =>
        axis == 0 ? $"{dout}, repeated in every row" : $"{dout}, repeated in every column";

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x) =>
        axis == 0 ? x[0].Value.ColumnSums().ToRowMatrix() : x[0].Value.RowSums().ToColumnMatrix();

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout) =>
        [Matrix<double>.Build.Dense(x[0].Value.RowCount, x[0].Value.ColumnCount, (i, j) => axis == 0 ? dout[0, j] : dout[i, 0])];
}
