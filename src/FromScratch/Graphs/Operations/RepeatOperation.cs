using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>(1, D) → (N, D), the same row N times; backward sums the rows (vol. 2 section 1.3.4.3).</summary>
internal sealed class RepeatOperation(int times) : Operation
{
    public override string Sign => "repeat";

    public override string Name => "repeat";

    public override string Formula(IReadOnlyList<string> x) => string.Create(CultureInfo.InvariantCulture, $"repeat({x[0]}, {times})");

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => $"sum of the rows of {dout}";

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x)
    {
        if (x[0].Value.RowCount != 1)
            throw new ArgumentException($"repeat: {x[0].Described} must have one row.");
        return Matrix<double>.Build.Dense(times, x[0].Value.ColumnCount, (_, j) => x[0].Value[0, j]);
    }

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout) =>
        [dout.ColumnSums().ToRowMatrix()];
}
