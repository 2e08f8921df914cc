using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public sealed partial class Graph
{
    // A parameter is one node wherever it is used, so that its uses branch from it and their gradients add.
    private static readonly ConditionalWeakTable<Parameter, MatrixNode> ParameterNodes = [];

    /// <summary>A named input with a number.</summary>
    /// <param name="name">The name that drawings and messages use.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The name is null or blank.</exception>
    public static ScalarNode Input(string name, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ScalarNode(name, value, isConstant: false);
    }

    /// <summary>A named input with a matrix.</summary>
    /// <param name="name">The name that drawings and messages use.</param>
    /// <param name="value">The matrix, copied.</param>
    /// <exception cref="ArgumentException">The name is null or blank, or the matrix is null.</exception>
    public static MatrixNode Input(string name, Matrix<double> value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        return new MatrixNode(name, value, isConstant: false);
    }

    /// <summary>A named input with a matrix written as an array, <c>new double[,] { { 1, 2 }, { 3, 4 } }</c>.</summary>
    /// <param name="name">The name that drawings and messages use.</param>
    /// <param name="value">The entries, at least one, copied.</param>
    /// <exception cref="ArgumentException">The name is null or blank, or the array is null or empty.</exception>
    public static MatrixNode Input(string name, double[,] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length == 0)
            throw new ArgumentException($"{name} has no entries.", nameof(value));
        return Input(name, Matrix<double>.Build.DenseOfArray(value));
    }

    /// <summary>
    /// The node of a layer's parameter: <see cref="Forward"/> reads the parameter's value, <see cref="Backward()"/> writes its
    /// gradient. One and the same node for one parameter, however often it is asked for.
    /// </summary>
    /// <param name="parameter">The parameter, such as an Affine layer's W.</param>
    public static MatrixNode Input(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return ParameterNodes.GetValue(parameter, static p => new MatrixNode(p.Name, p.Value, isConstant: false) { Parameter = p });
    }

    /// <inheritdoc cref="ScalarNode.Exp"/>
    public static ScalarNode Exp(ScalarNode x) => new(ExpOperation.Instance, NotNull(x));

    /// <inheritdoc cref="MatrixNode.Exp"/>
    public static MatrixNode Exp(MatrixNode x) => new(ExpOperation.Instance, NotNull(x));

    /// <inheritdoc cref="ScalarNode.Log"/>
    public static ScalarNode Log(ScalarNode x) => new(LogOperation.Instance, NotNull(x));

    /// <inheritdoc cref="MatrixNode.Log"/>
    public static MatrixNode Log(MatrixNode x) => new(LogOperation.Instance, NotNull(x));

    /// <summary>The matrix product, (N, D)·(D, M) → (N, M); backward dX = dY·Wᵀ and dW = Xᵀ·dY (vol. 2 section 1.3.4.5).</summary>
    /// <param name="x">The left factor.</param>
    /// <param name="y">The right factor.</param>
    public static MatrixNode Dot(MatrixNode x, MatrixNode y) => new(DotOperation.Instance, NotNull(x), NotNull(y));

    /// <inheritdoc cref="MatrixNode.Repeat"/>
    /// <param name="x">A matrix of one row.</param>
    /// <param name="times">N, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public static MatrixNode Repeat(MatrixNode x, int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return new(new RepeatOperation(times), NotNull(x));
    }

    /// <inheritdoc cref="MatrixNode.Sum"/>
    /// <param name="x">The matrix, (N, D).</param>
    /// <param name="axis">0 to add the rows up to (1, D), 1 to add the columns up to (N, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is neither 0 nor 1.</exception>
    public static MatrixNode Sum(MatrixNode x, int axis = 0)
    {
        if (axis is not (0 or 1))
            throw new ArgumentOutOfRangeException(nameof(axis), axis, "The axis of a matrix is 0 (add the rows up) or 1 (add the columns up).");
        return new(new SumOperation(axis), NotNull(x));
    }

    /// <inheritdoc cref="MatrixNode.SumAll"/>
    public static ScalarNode SumAll(MatrixNode x) => new(SumAllOperation.Instance, NotNull(x));

    /// <inheritdoc cref="ScalarNode.Branch"/>
    public static (ScalarNode First, ScalarNode Second) Branch(ScalarNode x) =>
        (new(BranchOperation.Instance, NotNull(x)), new(BranchOperation.Instance, x));

    /// <inheritdoc cref="ScalarNode.Branch"/>
    public static (MatrixNode First, MatrixNode Second) Branch(MatrixNode x) =>
        (new(BranchOperation.Instance, NotNull(x)), new(BranchOperation.Instance, x));

    private static T NotNull<T>(T node)
        where T : Node
    {
        ArgumentNullException.ThrowIfNull(node);
        return node;
    }
}
