using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A loss layer as one node: its inputs are the scores and the labels, its output the loss.</summary>
internal sealed class LossOperation(ILossLayer layer, int[]? labels) : Operation
{
    public override string Sign => layer is SoftmaxWithLoss ? "Softmax with Loss" : layer.GetType().Name;

    public override string Name => $"{Sign} layer";

    public override bool IsLayer => true;

    public override string Formula(IReadOnlyList<string> x) => $"{layer.GetType().Name}({x[0]}, {x[1]})";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) =>
        layer is SoftmaxWithLoss ? $"{dout} × (softmax({x[0]}) − {x[1]}) / N" : $"{layer.GetType().Name}.Backward({dout})";

    internal override Matrix<double> Forward(IReadOnlyList<Operand> x) =>
        Matrix<double>.Build.Dense(1, 1, labels is null ? layer.Forward(x[0].Value, x[1].Value) : layer.Forward(x[0].Value, labels));

    // The layer remembers its last batch only, and two losses may stand in one graph.
    internal override Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout)
    {
        Forward(x);
        return [layer.Backward(dout[0, 0]).Clone(), null];
    }
}
