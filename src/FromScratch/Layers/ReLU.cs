using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The rectified linear unit, y = max(x, 0) element by element (vol. 1 section 5.5.1).</summary>
/// <remarks>
/// <para>Shapes: x, y, dout, dx and the mask are all (N, D).</para>
/// <para>
/// Derivative: 1 where x &gt; 0, else 0, so dx is dout with zeros where the mask is true. At x = 0, where there is
/// no derivative, the book's mask takes 0. The mask is like a switch: what was cut off going forward is cut off going
/// back. Unlike the book's layer, this one leaves the caller's dout as it was.
/// </para>
/// <para>NaN is not ≤ 0, so it passes through in both directions, and can be seen.</para>
/// </remarks>
/// <example>
/// <code>
/// var relu = new ReLU();
/// var x = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 1.0, -0.5 }, { -2.0, 3.0 } });
/// relu.Forward(x)[1, 1]   // => 3
/// relu.Mask[0, 1]         // => True
/// relu.Backward(x)[0, 1]  // => 0
/// </code>
/// </example>
public sealed class ReLU : ILayer
{
    private bool[,]? _mask;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <summary>True where the last input was ≤ 0, of its shape (N, D). A copy: changing it does not change the layer.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run.</exception>
    public bool[,] Mask => (bool[,])Check.AfterForward(nameof(ReLU), _mask, nameof(Mask)).Clone();

    /// <inheritdoc/>
    public Matrix<double> Forward(Matrix<double> x)
    {
        Check.NotEmpty(nameof(ReLU), x);
        var y = Functions.ReLU(x);
        _mask = MaskOf(x.AsDense());
        return y;
    }

    /// <inheritdoc/>
    public Matrix<double> Backward(Matrix<double> dout)
    {
        var mask = Check.AfterForward(nameof(ReLU), _mask);
        Check.Upstream(nameof(ReLU), dout, mask.GetLength(0), mask.GetLength(1));
        var dx = dout.DenseCopy();
        var elements = dx.Elements();
        for (int j = 0, k = 0; j < dx.ColumnCount; j++)
            for (var i = 0; i < dx.RowCount; i++, k++)
                if (mask[i, j]) elements[k] = 0;
        return dx;
    }

    /// <summary><c>ReLU: no parameters</c>.</summary>
    public override string ToString() => Describe.Layer(nameof(ReLU), Parameters);

    private static bool[,] MaskOf(Matrix<double> x)
    {
        var mask = new bool[x.RowCount, x.ColumnCount];
        var elements = x.Elements();
        for (int j = 0, k = 0; j < x.ColumnCount; j++)
            for (var i = 0; i < x.RowCount; i++, k++)
                mask[i, j] = elements[k] <= 0;
        return mask;
    }
}
