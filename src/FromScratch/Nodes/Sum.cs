using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The Sum node: adds the rows of a matrix into one, y = Σₙ xₙ (vol. 2 section 1.3.4.4).</summary>
/// <remarks>
/// <para>Shapes: x and dx (N, D), y and dout (1, D). The sum runs over the rows, NumPy's <c>axis=0, keepdims=True</c>.</para>
/// <para>
/// Derivative: every row of x reaches every loss once, so dx is <em>dout</em> repeated N times. Repeating x instead, a
/// mistake with the wrong values and for more than one row the wrong shape (N·N, D), is what a gradient check catches.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var sum = new Sum();
/// var x = Matrix&lt;double&gt;.Build.Dense(7, 8, 0.5);
/// var y = sum.Forward(x);
/// (y.RowCount, y[0, 0])           // => (1, 3.5)
/// var dx = sum.Backward(y);
/// (dx.RowCount, dx.ColumnCount)   // => (7, 8)
/// </code>
/// </example>
public sealed class Sum : ILayer
{
    private (int Rows, int Columns)? _shape;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Adds the rows.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <returns>The sum of its rows, shape (1, D).</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    public Matrix<double> Forward(Matrix<double> x)
    {
        Require.NotEmpty(nameof(Sum), x);
        var y = Matrix<double>.Build.Dense(1, x.ColumnCount);
        x.AsDense().SumOfRows(y);
        _shape = (x.RowCount, x.ColumnCount);
        return y;
    }

    /// <inheritdoc/>
    public Matrix<double> Backward(Matrix<double> dout)
    {
        var (rows, columns) = _shape ?? throw Require.BeforeForward(nameof(Sum));
        Require.Upstream(nameof(Sum), dout, 1, columns);
        return dout.RepeatRow(rows);
    }

    /// <summary><c>Sum (N → 1 row): no parameters</c>.</summary>
    public override string ToString() => Describe.Layer($"{nameof(Sum)} (N → 1 row)", Parameters);
}
