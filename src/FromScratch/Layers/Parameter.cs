using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// A learnable matrix with its name and its gradient (vol. 2 section 1.3.5, the books' <c>params</c> and <c>grads</c>).
/// </summary>
/// <remarks>
/// The gradient lives in one matrix for the parameter's whole life. A layer writes into it and never replaces it, so
/// whoever holds it, an optimizer or a network's list of gradients, sees every new value without asking again
/// (the books write <c>grads[0][...] = dW</c> for the same reason).
/// A bias is a 1×M matrix: NumPy's <c>keepdims</c> form of a vector.
/// </remarks>
public sealed class Parameter
{
    /// <summary>Makes a parameter around a matrix, which it uses as its own storage, with a gradient of zeros.</summary>
    /// <param name="name">The formula's name: <c>W</c>, <c>b</c>, <c>Wx</c>.</param>
    /// <param name="value">
    /// The initial value. A dense matrix is kept, not copied: updates are written into it, and what its owner writes
    /// into it counts. A sparse or diagonal matrix is copied into a dense one, since an update fills it.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, or <paramref name="value"/> has no elements.</exception>
    public Parameter(string name, Matrix<double> value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        if (value.RowCount == 0 || value.ColumnCount == 0)
            throw new ArgumentException($"Parameter {name}: a matrix of shape {value.Shape()} has nothing to learn.", nameof(value));
        Name = name;
        Value = value.AsDense();
        Gradient = Matrix<double>.Build.Dense(value.RowCount, value.ColumnCount);
    }

    private Parameter(string name, Parameter storage)
    {
        Name = name;
        Value = storage.Value;
        Gradient = storage.Gradient;
    }

    /// <summary>The name in the formula, such as <c>W</c>.</summary>
    public string Name { get; }

    /// <summary>The current value. Always dense.</summary>
    public Matrix<double> Value { get; }

    /// <summary>∂L/∂value as the last backward pass left it, of the value's shape; zeros before the first.</summary>
    public Matrix<double> Gradient { get; }

    /// <summary>How many numbers it holds.</summary>
    public int Count => Value.RowCount * Value.ColumnCount;

    /// <summary>
    /// The same value and the same gradient, in the same storage, under another name: what a layer calls <c>W</c>, its
    /// network calls <c>W1</c>.
    /// </summary>
    /// <param name="name">The other name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank.</exception>
    public Parameter Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Parameter(name, this);
    }

    /// <summary>Name and shape, such as <c>W (4, 3)</c>.</summary>
    public override string ToString() => $"{Name} {Value.Shape()}";
}
