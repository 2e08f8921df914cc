using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A matrix that a layer remembers from its forward pass for its backward pass.</summary>
internal sealed class Kept
{
    private Matrix<double>? _copy;

    /// <summary>The matrix; null before the first forward pass.</summary>
    public Matrix<double>? Value { get; private set; }

    /// <summary>Remembers a copy, in the same storage as long as the shape stays.</summary>
    /// <returns>The copy.</returns>
    public Matrix<double> Copy(Matrix<double> x)
    {
        if (_copy is null || _copy.RowCount != x.RowCount || _copy.ColumnCount != x.ColumnCount)
            _copy = x.DenseCopy();
        else
            x.CopyTo(_copy);
        return Value = _copy;
    }

    /// <summary>Remembers a matrix that nobody changes until the next forward pass.</summary>
    /// <returns>The matrix.</returns>
    public Matrix<double> Hold(Matrix<double> x) => Value = x;

    /// <summary>Remembers nothing any more.</summary>
    public void Forget() => Value = null;
}
