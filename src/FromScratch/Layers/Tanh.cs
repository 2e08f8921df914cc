using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The hyperbolic tangent layer, y = tanh(x) element by element (vol. 2 section 5.3.1 and appendix A.2).</summary>
/// <remarks>
/// <para>Shapes: x, y, dout and dx are all (N, D).</para>
/// <para>Derivative: ∂y/∂x = 1 − y², so dx = dout ⊙ (1 − y²). Backward needs y alone.</para>
/// <para>
/// The quotient of exponentials, (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), is ∞/∞ = NaN at 1000 and loses digits near 0;
/// <see cref="Math.Tanh"/> does neither.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var tanh = new Tanh();
/// var x = Matrix&lt;double&gt;.Build.Dense(1, 1, 1000);
/// tanh.Forward(x)[0, 0]   // => 1
/// tanh.Backward(x)[0, 0]  // => 0
/// </code>
/// </example>
public sealed class Tanh : IWorkspaceLayer
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
        Require.NotEmpty(nameof(Tanh), x);
        return _y.Hold(x.Each<Elementwise.Tanh>(workspace));
    }

    Matrix<double> IWorkspaceLayer.Backward(Matrix<double> dout, Workspace workspace, bool wantsDx)
    {
        var y = Require.AfterForward(nameof(Tanh), _y.Value);
        Require.Upstream(nameof(Tanh), dout, y.RowCount, y.ColumnCount);
        return dout.EachWith<Derivative>(y, workspace);
    }

    /// <summary><c>Tanh: no parameters</c>.</summary>
    public override string ToString() => Describe.Layer(nameof(Tanh), Parameters);

    internal readonly struct Derivative : IFormula
    {
        public static T Of<T>(T dout, T y)
            where T : struct, ILanes<T> => dout * (1 - y * y);
    }
}
