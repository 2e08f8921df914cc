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
public sealed class ReLU : IWorkspaceLayer
{
    private readonly Kept _y = new();

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <summary>True where the last input was ≤ 0, of its shape (N, D). A copy: changing it does not change the layer.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run.</exception>
    public bool[,] Mask
    {
        get
        {
            var y = Require.AfterForward(nameof(ReLU), _y.Value, nameof(Mask));
            var mask = new bool[y.RowCount, y.ColumnCount];
            for (var i = 0; i < y.RowCount; i++)
                for (var j = 0; j < y.ColumnCount; j++)
                    mask[i, j] = y[i, j] == 0;
            return mask;
        }
    }

    /// <inheritdoc/>
    public Matrix<double> Forward(Matrix<double> x)
    {
        var y = this.ForwardAlone(x);
        _y.Copy(y);
        return y;
    }

    /// <inheritdoc/>
    public Matrix<double> Backward(Matrix<double> dout) => this.BackwardAlone(dout);

    Matrix<double> IWorkspaceLayer.Forward(Matrix<double> x, Workspace workspace)
    {
        Require.NotEmpty(nameof(ReLU), x);
        return _y.Hold(x.Each<Elementwise.ReLU>(workspace));
    }

    // y is 0 just where x ≤ 0, so y is the mask.
    Matrix<double> IWorkspaceLayer.Backward(Matrix<double> dout, Workspace workspace, bool wantsDx)
    {
        var y = Require.AfterForward(nameof(ReLU), _y.Value);
        Require.Upstream(nameof(ReLU), dout, y.RowCount, y.ColumnCount);
        return dout.EachWith<Derivative>(y, workspace);
    }

    /// <summary><c>ReLU: no parameters</c>.</summary>
    public override string ToString() => Describe.Layer(nameof(ReLU), Parameters);

    private readonly struct Derivative : IFormula
    {
        public static T Of<T>(T dout, T y)
            where T : struct, ILanes<T> => T.WhereAtMost(y, 0, 0, dout);
    }
}
