using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The sigmoid layer, y = 1 / (1 + exp(−x)) element by element (vol. 1 section 5.5.2, vol. 2 section 1.3.5.1).
/// </summary>
/// <remarks>
/// <para>Shapes: x, y, dout and dx are all (N, D).</para>
/// <para>Derivative: ∂y/∂x = y (1 − y), so dx = dout ⊙ (1 − y) ⊙ y. Backward needs y alone.</para>
/// </remarks>
/// <example>
/// <code>
/// var sigmoid = new Sigmoid();
/// var x = Matrix&lt;double&gt;.Build.Dense(1, 1, 10);
/// sigmoid.Forward(x)[0, 0]       // => 0.9999546021312976
/// var dout = Matrix&lt;double&gt;.Build.Dense(1, 1, 1);
/// sigmoid.Backward(dout)[0, 0]   // => 4.5395807735907655E-05
/// </code>
/// </example>
public sealed class Sigmoid : IWorkspaceLayer
{
    private readonly Kept _y = new();

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

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
        Require.NotEmpty(nameof(Sigmoid), x);
        return _y.Hold(x.Each<Elementwise.Sigmoid>(workspace));
    }

    Matrix<double> IWorkspaceLayer.Backward(Matrix<double> dout, Workspace workspace, bool wantsDx)
    {
        var y = Require.AfterForward(nameof(Sigmoid), _y.Value);
        Require.Upstream(nameof(Sigmoid), dout, y.RowCount, y.ColumnCount);
        return dout.EachWith<Derivative>(y, workspace);
    }

    /// <summary><c>Sigmoid: no parameters</c>.</summary>
    public override string ToString() => Describe.Layer(nameof(Sigmoid), Parameters);

    private readonly struct Derivative : IFormula
    {
        public static T Of<T>(T dout, T y)
            where T : struct, ILanes<T> => dout * (1 - y) * y;
    }
}
