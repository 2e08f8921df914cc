using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The Repeat node: copies one row N times, y = [x; x; …; x] (vol. 2 section 1.3.4.3).</summary>
/// <remarks>
/// <para>Shapes: x and dx (1, D), y and dout (N, D).</para>
/// <para>
/// Derivative: x reaches the loss along N branches, whose gradients add up, so dx is the sum of dout over its rows.
/// Repeat's backward is <see cref="Sum"/>'s forward, and the other way round.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var repeat = new Repeat(7);
/// var x = Matrix&lt;double&gt;.Build.Dense(1, 8, 0.5);
/// var y = repeat.Forward(x);
/// (y.RowCount, y.ColumnCount)   // => (7, 8)
/// var dx = repeat.Backward(y);
/// (dx.RowCount, dx[0, 0])       // => (1, 3.5)
/// </code>
/// </example>
public sealed class Repeat : ILayer
{
    private int? _columns;

    /// <summary>Makes a node that repeats.</summary>
    /// <param name="times">N, how many rows come out; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is below 1.</exception>
    public Repeat(int times)
    {
        if (times < 1) throw new ArgumentOutOfRangeException(nameof(times), times, "Repeat: a row is repeated at least once.");
        Times = times;
    }

    /// <summary>N, how many rows come out.</summary>
    public int Times { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Repeats the one row of <paramref name="x"/>.</summary>
    /// <param name="x">The row, shape (1, D).</param>
    /// <returns>N copies of it, shape (N, D).</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty or has more than one row.</exception>
    public Matrix<double> Forward(Matrix<double> x)
    {
        Require.NotEmpty(nameof(Repeat), x);
        Require.HasShape(nameof(Repeat), x, 1, x.ColumnCount, "it repeats a single row");
        _columns = x.ColumnCount;
        return x.RepeatRow(Times);
    }

    /// <inheritdoc/>
    public Matrix<double> Backward(Matrix<double> dout)
    {
        var columns = _columns ?? throw Require.BeforeForward(nameof(Repeat));
        Require.Upstream(nameof(Repeat), dout, Times, columns);
        var dx = Matrix<double>.Build.Dense(1, columns);
        dout.AsDense().SumOfRows(dx);
        return dx;
    }

    /// <summary><c>Repeat (1 → 7 rows): no parameters</c>.</summary>
    public override string ToString() => Describe.Layer($"{nameof(Repeat)} (1 → {Times} rows)", Parameters);
}
