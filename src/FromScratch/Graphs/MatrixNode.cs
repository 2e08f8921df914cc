using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// A node of a computation graph whose value is a matrix (vol. 1 section 5.6, vol. 2 section 1.3.4): a mini-batch, a weight, a bias as 1×M.
/// </summary>
/// <remarks>
/// +, −, * and / work entry by entry, as the books' nodes and NumPy's operators do, and repeat an operand that has one row, one
/// column or is a scalar; on the way back the gradient of what was repeated is summed. The matrix product is <see cref="Dot"/>.
/// </remarks>
public sealed class MatrixNode : Node
{
    internal MatrixNode(Operation operation, params Node[] inputs)
        : base(operation, inputs, null, isConstant: false)
    {
    }

    internal MatrixNode(string? name, Matrix<double> value, bool isConstant)
        : base(null, [], name, isConstant) => Result = value.Clone();

    /// <summary>A copy of the matrix; null before <see cref="Forward"/> computed it.</summary>
    public Matrix<double>? Value => Result?.Clone();

    /// <summary>A copy of the gradient, of the value's shape; null, never zeros, before <see cref="Backward()"/>.</summary>
    public Matrix<double>? Gradient => ResultGradient?.Clone();

    /// <inheritdoc cref="ScalarNode.Named"/>
    public MatrixNode Named(string name)
    {
        Name = CheckedName(name);
        return this;
    }

    /// <summary>Replaces an input's value; its shape may change. What was computed before is out of date until <see cref="Forward"/> runs again.</summary>
    /// <param name="value">The new value, copied.</param>
    /// <exception cref="InvalidOperationException">The node is not an input.</exception>
    public void Set(Matrix<double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Replace(value.Clone());
    }

    /// <summary>Computes this node and everything it depends on.</summary>
    /// <returns>A copy of the value.</returns>
    /// <exception cref="GraphException">A node could not be computed, such as for a wrong shape; the message says which and why.</exception>
    public Matrix<double> Forward()
    {
        new Graph(this).Forward();
        return Result!.Clone();
    }

    /// <summary>Walks back from this node with an upstream gradient of ones: the gradients of the sum of its entries.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run, or an input was set since.</exception>
    public void Backward() => new Graph(this).Backward();

    /// <summary>Walks back from this node and gives every node it depends on its gradient. Gradients of an earlier call are replaced.</summary>
    /// <param name="dout">The upstream gradient ∂L/∂y, of this node's shape.</param>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run, or an input was set since.</exception>
    /// <exception cref="ArgumentException"><paramref name="dout"/> has another shape.</exception>
    public void Backward(Matrix<double> dout) => new Graph(this).Backward(dout);

    /// <summary>The matrix product, (N, D)·(D, M) → (N, M); backward dX = dY·Wᵀ and dW = Xᵀ·dY (vol. 2 section 1.3.4.5).</summary>
    /// <param name="right">The right factor.</param>
    public MatrixNode Dot(MatrixNode right) => Graph.Dot(this, right);

    /// <summary>The natural exponential of every entry.</summary>
    public MatrixNode Exp() => Graph.Exp(this);

    /// <summary>The natural logarithm of every entry.</summary>
    public MatrixNode Log() => Graph.Log(this);

    /// <summary>The Sum node, (N, D) → (1, D) for axis 0 or (N, 1) for axis 1; backward repeats (vol. 2 section 1.3.4.4).</summary>
    /// <param name="axis">0 to add the rows up, 1 to add the columns up.</param>
    public MatrixNode Sum(int axis = 0) => Graph.Sum(this, axis);

    /// <summary>The sum of all entries, a scalar.</summary>
    public ScalarNode SumAll() => Graph.SumAll(this);

    /// <summary>The Repeat node, (1, D) → (N, D); backward sums the rows (vol. 2 section 1.3.4.3).</summary>
    /// <param name="times">N, at least 1.</param>
    public MatrixNode Repeat(int times) => Graph.Repeat(this, times);

    /// <inheritdoc cref="ScalarNode.Branch"/>
    public (MatrixNode First, MatrixNode Second) Branch() => Graph.Branch(this);

    /// <summary>A matrix in a formula is a constant, which has no gradient.</summary>
    public static implicit operator MatrixNode(Matrix<double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(null, value, isConstant: true);
    }

    /// <summary>The + node, entry by entry.</summary>
    public static MatrixNode operator +(MatrixNode x, MatrixNode y) => Entrywise(AddOperation.Instance, x, y);

    /// <inheritdoc cref="op_Addition(MatrixNode, MatrixNode)"/>
    public static MatrixNode operator +(ScalarNode x, MatrixNode y) => Entrywise(AddOperation.Instance, x, y);

    /// <inheritdoc cref="op_Addition(MatrixNode, MatrixNode)"/>
    public static MatrixNode operator +(MatrixNode x, ScalarNode y) => Entrywise(AddOperation.Instance, x, y);

    /// <summary>The − node, entry by entry.</summary>
    public static MatrixNode operator -(MatrixNode x, MatrixNode y) => Entrywise(SubtractOperation.Instance, x, y);

    /// <inheritdoc cref="op_Subtraction(MatrixNode, MatrixNode)"/>
    public static MatrixNode operator -(ScalarNode x, MatrixNode y) => Entrywise(SubtractOperation.Instance, x, y);

    /// <inheritdoc cref="op_Subtraction(MatrixNode, MatrixNode)"/>
    public static MatrixNode operator -(MatrixNode x, ScalarNode y) => Entrywise(SubtractOperation.Instance, x, y);

    /// <summary>The × node, entry by entry: not the matrix product, which is <see cref="Dot"/>.</summary>
    public static MatrixNode operator *(MatrixNode x, MatrixNode y) => Entrywise(MultiplyOperation.Instance, x, y);

    /// <inheritdoc cref="op_Multiply(MatrixNode, MatrixNode)"/>
    public static MatrixNode operator *(ScalarNode x, MatrixNode y) => Entrywise(MultiplyOperation.Instance, x, y);

    /// <inheritdoc cref="op_Multiply(MatrixNode, MatrixNode)"/>
    public static MatrixNode operator *(MatrixNode x, ScalarNode y) => Entrywise(MultiplyOperation.Instance, x, y);

    /// <summary>The / node, entry by entry.</summary>
    public static MatrixNode operator /(MatrixNode x, MatrixNode y) => Entrywise(DivideOperation.Instance, x, y);

    /// <inheritdoc cref="op_Division(MatrixNode, MatrixNode)"/>
    public static MatrixNode operator /(ScalarNode x, MatrixNode y) => Entrywise(DivideOperation.Instance, x, y);

    /// <inheritdoc cref="op_Division(MatrixNode, MatrixNode)"/>
    public static MatrixNode operator /(MatrixNode x, ScalarNode y) => Entrywise(DivideOperation.Instance, x, y);

    /// <summary>Times −1, as the books draw it.</summary>
    public static MatrixNode operator -(MatrixNode x) => x * -1;

    /// <summary>Name, shape and whether it has a gradient.</summary>
    public override string ToString() =>
        Describe(Result is null ? null : GraphText.Shape(Result), ResultGradient is null ? null : GraphText.Shape(ResultGradient));

    private static MatrixNode Entrywise(Operation operation, Node x, Node y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return new(operation, x, y);
    }
}
