using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Adds all entries up to a scalar; backward gives every entry the upstream gradient.</summary>
internal sealed class SumAllOperation : Operation
{
    public static readonly SumAllOperation Instance = new();

    public override string Sign => "Σ";

    public override string Name => "sum of all entries";

    public override string Formula(IReadOnlyList<string> x) => $"Σ {x[0]}";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => $"{dout}, at every entry";

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x) => Matrix<double>.Build.Dense(1, 1, x[0].Value.Enumerate().Sum());

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout) =>
        [Matrix<double>.Build.Dense(x[0].Value.RowCount, x[0].Value.ColumnCount, dout[0, 0])];
}
