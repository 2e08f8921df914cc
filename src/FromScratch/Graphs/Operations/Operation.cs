using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>What a node computes, its derivative, and how both are written (vol. 1 sections 5.4 to 5.6).</summary>
public abstract class Operation
{
    private protected Operation()
    {
    }

    /// <summary>What stands in the node's circle, such as <c>×</c>, or in the layer's box, such as <c>Affine</c>.</summary>
    public abstract string Sign { get; }

    /// <summary>The operation's name in a sentence, such as <c>multiply</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is a whole layer, drawn as a box.</summary>
    public virtual bool IsLayer => false;

    /// <summary>A second line for a layer's box, such as the shapes of its parameters; null for none.</summary>
    public virtual string? Detail => null;

    /// <summary>The operation written with the names of its inputs, such as <c>apple × number</c>.</summary>
    /// <param name="x">The inputs' names.</param>
    public abstract string Formula(IReadOnlyList<string> x);

    /// <summary>The gradient it sends to one input, in symbols, such as <c>∂L/∂y × number</c>.</summary>
    /// <param name="input">Which input, from 0.</param>
    /// <param name="x">The inputs' names.</param>
    /// <param name="y">The output's name.</param>
    /// <param name="dout">The upstream gradient's name.</param>
    public abstract string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout);

    /// <summary>The local derivative ∂y/∂x of an entry-by-entry operation, of the output's shape; null where it is not a plain factor.</summary>
    /// <param name="input">Which input, from 0.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The output computed from them.</param>
    public virtual Matrix<double>? LocalDerivative(int input, IReadOnlyList<Operand> x, Matrix<double> y) => null;

    internal abstract Matrix<double> Forward(IReadOnlyList<Operand> x);

    /// <summary>∂L/∂x for every input, of the input's shape; null for an input that has no gradient, such as labels.</summary>
    internal abstract Matrix<double>?[] Backward(IReadOnlyList<Operand> x, Matrix<double> y, Matrix<double> dout);

    /// <summary>The layer whose parameters <see cref="Backward"/> writes, if any.</summary>
    internal virtual IHasParameters? Layer => null;
}
