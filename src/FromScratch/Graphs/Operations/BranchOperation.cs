using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>One end of a branch written out: the value itself. The gradients of all ends add at the node they branch from (vol. 2 section 1.3.4.2).</summary>
internal sealed class BranchOperation : Operation
{
    public static readonly BranchOperation Instance = new();

    public override string Sign => "branch";

    public override string Name => "branch";

    public override string Formula(IReadOnlyList<string> x) => x[0];

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => dout;

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x) => x[0].Value.Clone();

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout) => [dout.Clone()];
}
