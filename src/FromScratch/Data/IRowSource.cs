using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Examples that can be written into matrices that exist, so that mini-batch after mini-batch needs no new one.</summary>
internal interface IRowSource
{
    /// <summary>Writes the examples at the given rows, which exist, and their labels.</summary>
    void CopyRows(ReadOnlySpan<int> rows, Matrix<double> x, int[] labels);
}
