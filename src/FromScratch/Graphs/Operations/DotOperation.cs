using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Y = X·W: dX = dY·Wᵀ and dW = Xᵀ·dY (vol. 1 section 5.6.1, vol. 2 section 1.3.4.5).</summary>
internal sealed class DotOperation : Operation
{
    public static readonly DotOperation Instance = new();

    public override string Sign => "dot";

    public override string Name => "matrix product";

    public override string Formula(IReadOnlyList<string> x) => $"{x[0]} · {x[1]}";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) =>
        input == 0 ? $"{dout} · {x[1]}ᵀ" : $"{x[0]}ᵀ · {dout}";

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x)
    {
        if (x[0].Value.ColumnCount != x[1].Value.RowCount)
        {
            throw new ArgumentException(
                $"dot: {x[0].Described} has {x[0].Value.ColumnCount} columns, {x[1].Described} has {x[1].Value.RowCount} rows.");
        }

        return x[0].Value * x[1].Value;
    }

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout) =>
        [dout.TransposeAndMultiply(x[1].Value), x[0].Value.TransposeThisAndMultiply(dout)];
}
