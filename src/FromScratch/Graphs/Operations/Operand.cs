using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A value on its way into an operation, with the name a message calls it by.</summary>
/// <param name="Name">The node's name, or the one the graph gave it (<c>v1</c>).</param>
/// <param name="Value">The value; a scalar is 1×1.</param>
public readonly record struct Operand(string Name, Matrix<double> Value)
{
    internal string Described => $"{Name} {GraphText.Shape(Value)}";
}
