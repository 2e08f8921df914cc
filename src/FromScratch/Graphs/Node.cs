using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// One node of a computation graph: an input, a constant, or an operation on other nodes (vol. 1 section 5.1, vol. 2 section 1.3.4).
/// </summary>
/// <remarks>
/// A node is a <see cref="ScalarNode"/> or a <see cref="MatrixNode"/>. Writing arithmetic with nodes builds a graph and computes
/// nothing; <see cref="Graph.Forward"/> computes, <see cref="Graph.Backward()"/> walks back.
/// </remarks>
public abstract class Node
{
    private protected Node(Operation? operation, IReadOnlyList<Node> inputs, string? name, bool isConstant)
    {
        Operation = operation;
        Inputs = inputs;
        Name = name;
        IsConstant = isConstant;
        Contributions = new Matrix<double>?[inputs.Count];
        SeenVersions = new long[inputs.Count];
    }

    /// <summary>The name given to it, such as <c>apple</c>; null for an intermediate result without one.</summary>
    public string? Name { get; private protected set; }

    /// <summary>What it computes from its <see cref="Inputs"/>; null for an input or a constant.</summary>
    public Operation? Operation { get; }

    /// <summary>The nodes it computes from, in the operation's order; empty for an input or a constant.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>Whether it is a number written into the formula, which has no gradient.</summary>
    public bool IsConstant { get; }

    /// <summary>Whether it is one end of a branch written out with <c>Branch</c>.</summary>
    public bool IsBranch => Operation is BranchOperation;

    /// <summary>Why the last <see cref="Graph.Forward"/> could not compute this node, or null.</summary>
    public string? Error { get; internal set; }

    /// <summary>
    /// What the last backward pass sent from this node to each of its inputs, in their order: upstream gradient times local
    /// derivative. Null before <see cref="Graph.Backward()"/> and for inputs without a gradient.
    /// A scalar's is 1×1. An input used several times has the sum of what it was sent as its gradient.
    /// </summary>
    public IReadOnlyList<Matrix<double>?> InputGradients => Contributions;

    /// <summary>The value as a matrix, a scalar as 1×1; null before it was computed.</summary>
    internal Matrix<double>? Result { get; set; }

    /// <summary>The gradient as a matrix, a scalar as 1×1; null before a backward pass reached it.</summary>
    internal Matrix<double>? ResultGradient { get; set; }

    internal Matrix<double>?[] Contributions { get; set; }

    /// <summary>Goes up whenever an input's value is replaced, and with it for everything computed from there on.</summary>
    internal long Version { get; set; }

    /// <summary>The versions of <see cref="Inputs"/> that <see cref="Result"/> was computed from.</summary>
    internal long[] SeenVersions { get; set; }

    /// <summary>For the node of a layer's parameter: the parameter.</summary>
    internal Parameter? Parameter { get; init; }

    private protected void Replace(Matrix<double> value)
    {
        if (Operation is not null || IsConstant || Parameter is not null)
            throw new InvalidOperationException($"Only an input made by Graph.Input can be set; {Name ?? "this node"} is not one.");
        Result = value;
        Version++;
        ResultGradient = null;
    }

    private protected static string CheckedName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }

    private protected string Describe(string? value, string? gradient)
    {
        var name = Name ?? Operation?.Sign ?? "constant";
        var text = value is null ? $"{name}: not computed yet" : $"{name}: {value}";
        return gradient is null ? text : string.Create(CultureInfo.InvariantCulture, $"{text}, gradient {gradient}");
    }
}
