using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// One step of a simple recurrent network, h = tanh(hPrev · Wh + x · Wx + b) (vol. 2 section 5.3.1, equation 5.9).
/// </summary>
/// <remarks>
/// <para>Shapes: x (N, D), hPrev, h and dhNext (N, H), Wx (D, H), Wh (H, H), b (1, H).</para>
/// <para>
/// Derivatives, with dt = dhNext ⊙ (1 − h²), the gradient before tanh:
/// dx = dt · Wxᵀ, dhPrev = dt · Whᵀ, dWx = xᵀ · dt, dWh = hPrevᵀ · dt, db = the sum of dt over its rows.
/// One cell is one step in time, so db sums over the batch; the sum over time belongs to the layer that unrolls the cell.
/// </para>
/// <para>
/// The cell remembers x, hPrev and the parameters themselves, as <see cref="Affine"/> does. Each Backward replaces the
/// gradients; whoever unrolls the cell over time adds them up.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var one = Matrix&lt;double&gt;.Build.Dense(1, 1, 1.0);
/// var cell = new RnnCell(one.Clone(), one.Clone(), Vector&lt;double&gt;.Build.Dense(1));
/// var h = cell.Forward(one, 0 * one);   // tanh(0 · 1 + 1 · 1 + 0)
/// h[0, 0]                               // => 0.7615941559557649
/// var (dx, dhPrev) = cell.Backward(one);
/// dx[0, 0]                              // => 0.41997434161402614
/// cell.Wh.Gradient[0, 0]                // => 0
/// </code>
/// </example>
public sealed class RnnCell : IHasParameters
{
    private readonly Kept _h = new();
    private Matrix<double>? _x;
    private Matrix<double>? _hPrev;

    /// <summary>Makes the cell around its three parameters, which it keeps as their storage.</summary>
    /// <param name="Wx">The weight of the input, shape (D, H).</param>
    /// <param name="Wh">The weight of the previous state, shape (H, H).</param>
    /// <param name="b">The bias, shape (1, H).</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public RnnCell(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b)
    {
        this.Wx = Require.Weight(nameof(RnnCell), Wx, nameof(Wx));
        Require.HasShape(nameof(RnnCell), Wh, Wx.ColumnCount, Wx.ColumnCount,
            $"Wx has shape {Wx.Shape()}, and Wh takes the state of width {Wx.ColumnCount} to the next state of the same width");
        this.Wh = new Parameter(nameof(Wh), Wh);
        B = Require.Bias(nameof(RnnCell), b, this.Wx);
        Parameters = [this.Wx, this.Wh, B];
    }

    /// <summary>Makes the cell with a bias given as a vector of length H, which is copied into a 1×H matrix.</summary>
    /// <param name="Wx">The weight of the input, shape (D, H).</param>
    /// <param name="Wh">The weight of the previous state, shape (H, H).</param>
    /// <param name="b">The bias, of length H.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public RnnCell(Matrix<double> Wx, Matrix<double> Wh, Vector<double> b)
        : this(Wx, Wh, b?.ToRowMatrix()!)
    {
    }

    /// <summary>Another step of the same weights, which adds to the same gradients.</summary>
    internal RnnCell(RnnCell shared)
    {
        (Wx, Wh, B) = (shared.Wx, shared.Wh, shared.B);
        Parameters = shared.Parameters;
    }

    /// <summary>The weight of the input, shape (D, H).</summary>
    public Parameter Wx { get; }

    /// <summary>The weight of the previous state, shape (H, H).</summary>
    public Parameter Wh { get; }

    /// <summary>The bias, shape (1, H).</summary>
    public Parameter B { get; }

    /// <summary><c>Wx</c>, <c>Wh</c>, then <c>b</c>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Computes the next state.</summary>
    /// <param name="x">The input at this step, shape (N, D).</param>
    /// <param name="hPrev">The state before it, shape (N, H).</param>
    /// <returns>The state after it, shape (N, H).</returns>
    /// <exception cref="ArgumentException">A shape does not fit, or the batch is empty.</exception>
    public Matrix<double> Forward(Matrix<double> x, Matrix<double> hPrev)
    {
        Require.CanMultiply(nameof(RnnCell), x, Wx);
        Require.HasShape(nameof(RnnCell), hPrev, x.RowCount, Wh.Value.RowCount,
            $"x has shape {x.Shape()} and Wh has shape {Wh.Value.Shape()}, and the previous state has one row for each row of x");
        var h = Step(x.AsDense(), hPrev.AsDense(), Workspace.None);
        _h.Copy(h);
        return h;
    }

    /// <summary>Forward without copies: nobody changes x, hPrev or h until the next Forward.</summary>
    internal Matrix<double> Step(Matrix<double> x, Matrix<double> hPrev, Workspace workspace)
    {
        (_x, _hPrev) = (x, hPrev);
        var a = hPrev.Times(Wh.Value, workspace).PlusProduct(x, Wx.Value).PlusRow(B.Value);
        return _h.Hold(a.BecomeEach<Elementwise.Tanh>());
    }

    /// <summary>Writes the gradients of the three parameters and returns those of the two inputs.</summary>
    /// <param name="dhNext">∂L/∂h for the state that the last Forward returned, shape (N, H).</param>
    /// <returns>∂L/∂x, shape (N, D), and ∂L/∂hPrev, shape (N, H).</returns>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run.</exception>
    /// <exception cref="ArgumentException"><paramref name="dhNext"/> is not of the state's shape.</exception>
    public (Matrix<double> Dx, Matrix<double> DhPrev) Backward(Matrix<double> dhNext)
    {
        var h = Require.AfterForward(nameof(RnnCell), _h.Value);
        Require.Upstream(nameof(RnnCell), dhNext, h.RowCount, h.ColumnCount);
        foreach (var parameter in Parameters) parameter.Gradient.Clear();
        var dt = Workspace.None.Matrix(h.RowCount, h.ColumnCount);
        var (dx, dhPrev) = (Workspace.None.Matrix(h.RowCount, Wx.Value.RowCount), Workspace.None.Matrix(h.RowCount, h.ColumnCount));
        AddGradients(dhNext, dt, dx, dhPrev);
        return (dx, dhPrev);
    }

    /// <summary>Backward, adding to the gradients, since the layer that unrolls the cell over time wants their sum.</summary>
    /// <param name="dhNext">The upstream gradient.</param>
    /// <param name="dt">Where the gradient before tanh goes; it may be the upstream gradient's own matrix.</param>
    /// <param name="dx">Where ∂L/∂x goes.</param>
    /// <param name="dhPrev">Where ∂L/∂hPrev goes.</param>
    internal void AddGradients(Matrix<double> dhNext, Matrix<double> dt, Matrix<double> dx, Matrix<double> dhPrev)
    {
        dhNext.EachWith<Tanh.Derivative>(_h.Value!, dt);
        B.Gradient.PlusSumOfRows(dt);
        Wh.Gradient.PlusTransposeTimes(_hPrev!, dt);
        Wx.Gradient.PlusTransposeTimes(_x!, dt);
        dt.TransposeAndMultiply(Wx.Value, dx);
        dt.TransposeAndMultiply(Wh.Value, dhPrev);
    }

    /// <summary>Widths, parameters with their shapes, and their count.</summary>
    public override string ToString() =>
        Describe.Layer($"{nameof(RnnCell)} ({Wx.Value.RowCount} → {Wx.Value.ColumnCount})", Parameters);
}
