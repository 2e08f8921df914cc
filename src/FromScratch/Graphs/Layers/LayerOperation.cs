using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A whole layer as one node: its own Forward and Backward, its parameters inside.</summary>
internal sealed class LayerOperation(ILayer layer, IReadOnlyList<Parameter> parameters) : Operation
{
    public override string Sign => layer.GetType().Name;

    public override string Name => $"{layer.GetType().Name} layer";

    public override bool IsLayer => true;

    public override string? Detail => LayerText.Detail(parameters);

    internal override IHasParameters Layer => layer;

    public override string Formula(IReadOnlyList<string> x) => $"{Sign}({x[0]})";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => layer switch
    {
        ReLU => $"{dout} where {x[0]} > 0, elsewhere 0",
        Sigmoid => $"{dout} ⊙ {y} ⊙ (1 − {y})",
        Tanh => $"{dout} ⊙ (1 − {y}²)",
        Affine or MatMul => $"{dout} · {parameters[0].Name}ᵀ",
        Softmax => $"{y} ⊙ ({dout} − the row sums of {dout} ⊙ {y})",
        _ => $"{Sign}.Backward({dout})",
    };

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x) => layer.Forward(x[0].Value).Clone();

    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout) =>
        [layer.Backward(dout.Clone()).Clone()];
}
