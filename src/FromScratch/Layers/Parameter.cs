using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// A learnable matrix with its name and its gradient (vol. 2 section 1.3.5, the books' <c>params</c> and <c>grads</c>).
/// </summary>
/// <remarks>
/// The gradient lives in one matrix for the parameter's whole life. A layer writes into it and never replaces it, so
/// whoever holds it, an optimizer or a network's list of gradients, sees every new value without asking again.
/// A bias is a 1×M matrix: NumPy's <c>keepdims</c> form of a vector.
/// </remarks>
public sealed class Parameter
{
    /// <summary>Makes a parameter around a matrix, which it uses as its own storage, with a gradient of zeros.</summary>
    /// <param name="name">The formula's name: <c>W</c>, <c>b</c>, <c>Wx</c>.</param>
    /// <param name="value">The initial value, kept (not copied): updates are written into it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Parameter(string name, Matrix<double> value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
        Gradient = Matrix<double>.Build.Dense(value.RowCount, value.ColumnCount);
    }

    /// <summary>The name in the formula, such as <c>W</c>.</summary>
    public string Name { get; }

    /// <summary>The current value.</summary>
    public Matrix<double> Value { get; }

    /// <summary>∂L/∂value as the last backward pass left it, of the value's shape; zeros before the first.</summary>
    public Matrix<double> Gradient { get; }

    /// <summary>How many numbers it holds.</summary>
    public int Count => Value.RowCount * Value.ColumnCount;

    /// <summary>Name and shape, such as <c>W (4, 3)</c>.</summary>
    public override string ToString() => $"{Name} ({Value.RowCount}, {Value.ColumnCount})";
}
