using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>An RNN cell as one node: input and previous state in, next state out (vol. 2 section 5.3.1).</summary>
internal sealed class RnnOperation(RnnCell cell) : Operation
{
    public override string Sign => "RNN";

    public override string Name => "RNN cell";

    public override bool IsLayer => true;

    public override string? Detail => LayerText.Detail(cell.Parameters);

    internal override IHasParameters Layer => cell;

    public override string Formula(IReadOnlyList<string> x) => $"RNN({x[0]}, {x[1]})";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) =>
        $"({dout} ⊙ (1 − {y}²)) · {(input == 0 ? "Wx" : "Wh")}ᵀ";

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x) => cell.Forward(x[0].Value, x[1].Value).Clone();

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout)
    {
        var (dx, dhPrev) = cell.Backward(dout.Clone());
        return [dx.Clone(), dhPrev.Clone()];
    }
}
