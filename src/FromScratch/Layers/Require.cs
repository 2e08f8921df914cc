using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The questions every layer asks before it touches anything, so that a refused call changes nothing and a layer's
/// own code stays its formula. Each message names the layer, the operand and the shapes.
/// </summary>
/// <remarks>They are hidden from stack traces: what a reader did wrong stands where the layer was called.</remarks>
[StackTraceHidden]
internal static class Require
{
    /// <summary>The argument is a matrix with at least one row and one column.</summary>
    public static void NotEmpty(
        string owner, [NotNull] Matrix<double>? x, [CallerArgumentExpression(nameof(x))] string operand = "x")
    {
        NotNull(owner, x, operand);
        if (x.RowCount == 0 || x.ColumnCount == 0)
            throw new ArgumentException(
                $"{owner}: {operand} is empty, shape {x.Shape()}. It needs at least one row (a mini-batch has one example in each) and one column.", operand);
    }

    /// <summary>The argument is not null.</summary>
    public static void NotNull(
        string owner, [NotNull] object? x, [CallerArgumentExpression(nameof(x))] string operand = "x")
    {
        if (x is null) throw new ArgumentNullException(operand, $"{owner}: {operand} is null.");
    }

    /// <summary>The input has as many columns as the weight has rows, so that x · W exists.</summary>
    public static void CanMultiply(
        string owner, [NotNull] Matrix<double>? x, Parameter weight, [CallerArgumentExpression(nameof(x))] string operand = "x")
    {
        NotEmpty(owner, x, operand);
        if (x.ColumnCount != weight.Value.RowCount)
            throw new ArgumentException(
                $"{owner}: {operand} has shape {x.Shape()} and {weight.Name} has shape {weight.Value.Shape()}: " +
                $"{operand} · {weight.Name} needs {operand} to have {weight.Value.RowCount} columns, not {x.ColumnCount}.", operand);
    }

    /// <summary>The argument has exactly this shape, for this reason.</summary>
    public static void HasShape(
        string owner, [NotNull] Matrix<double>? x, int rows, int columns, string reason,
        [CallerArgumentExpression(nameof(x))] string operand = "x")
    {
        NotNull(owner, x, operand);
        if (x.RowCount != rows || x.ColumnCount != columns)
            throw new ArgumentException(
                $"{owner}: {operand} has shape {x.Shape()}, but must have shape {MatrixExtensions.Shape(rows, columns)}: {reason}.", operand);
    }

    /// <summary>The upstream gradient has the shape of the last output.</summary>
    public static void Upstream(
        string owner, [NotNull] Matrix<double>? dout, int rows, int columns, [CallerArgumentExpression(nameof(dout))] string operand = "dout") =>
        HasShape(owner, dout, rows, columns, "an upstream gradient has the shape of the last output", operand);

    /// <summary>What a forward pass left behind is there.</summary>
    public static T AfterForward<T>(string owner, [NotNull] T? memory, string operation = "Backward") where T : class =>
        memory ?? throw BeforeForward(owner, operation);

    public static InvalidOperationException BeforeForward(string owner, string operation = "Backward") =>
        new($"{owner}: {operation} before Forward. It needs what a forward pass computes: call Forward first.");

    /// <summary>A bias as a 1×M parameter beside its weight.</summary>
    public static Parameter Bias(string owner, [NotNull] Matrix<double>? b, Parameter weight)
    {
        HasShape(owner, b, 1, weight.Value.ColumnCount,
            $"{weight.Name} has shape {weight.Value.Shape()}, and a bias is one row with an entry for each of its columns");
        return new Parameter("b", b);
    }

    /// <summary>A weight as a parameter.</summary>
    public static Parameter Weight(string owner, [NotNull] Matrix<double>? w, string name)
    {
        NotEmpty(owner, w, name);
        return new Parameter(name, w);
    }

    /// <summary>A learning rate that can be used: finite and not negative.</summary>
    public static double LearningRate(string owner, double learningRate, [CallerArgumentExpression(nameof(learningRate))] string operand = "")
    {
        if (!double.IsFinite(learningRate) || learningRate < 0)
            throw new ArgumentOutOfRangeException(operand, learningRate, $"{owner}: the learning rate must be a finite number, 0 or more.");
        return learningRate;
    }
}
