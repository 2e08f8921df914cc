using System.Globalization;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// A simple recurrent network over T steps in time, hₜ = tanh(hₜ₋₁ · Wh + xₜ · Wx + b), the same weights at every step
/// (vol. 2 section 5.3.2).
/// </summary>
/// <remarks>
/// <para>
/// Shapes: T inputs xₜ of (N, D) each, T states hₜ and T upstream gradients dhₜ of (N, H), Wx (D, H), Wh (H, H), b (1, H).
/// The book's array of (N, T, D) is a list of T matrices here, one for each step.
/// </para>
/// <para>
/// Backward walks from the last step to the first. A state goes two ways, out of the layer and into the next step, so
/// the gradients of both are added: dt = (dhₜ + dh from step t + 1) ⊙ (1 − hₜ²). From it come dxₜ = dt · Wxᵀ and, for the
/// step before, dt · Whᵀ. The weights were repeated T times going forward, so their gradients are sums over the steps:
/// dWx = Σₜ xₜᵀ · dt, dWh = Σₜ hₜ₋₁ᵀ · dt, and db = the sum of dt over the rows of every step, over batch and time. Two
/// things are easy to lose: the factor (1 − hₜ²), tanh's derivative, in all of them, and one of db's two sums.
/// </para>
/// <para>
/// A stateful layer begins with the state that the last Forward ended with (truncated backpropagation through time,
/// vol. 2 section 5.2.3); otherwise every Forward begins with zeros. Gradients do not go back past the first step.
/// </para>
/// <para>The layer remembers the inputs and the parameters themselves, as <see cref="Affine"/> does, and states of its own.</para>
/// </remarks>
/// <example>
/// <code>
/// var one = Matrix&lt;double&gt;.Build.Dense(1, 1, 1.0);
/// var rnn = new TimeRnn(one.Clone(), one.Clone(), Vector&lt;double&gt;.Build.Dense(1));
/// var hs = rnn.Forward([one, one]);   // tanh(1), then tanh(tanh(1) + 1)
/// hs[0][0, 0]                         // => 0.7615941559557649
/// rnn.Backward([0 * one, one]).Length // => 2
/// </code>
/// </example>
public sealed class TimeRnn : IHasParameters
{
    private readonly List<RnnCell> _cells = [];
    private readonly Workspace _workspace = new();
    private readonly List<Matrix<double>> _states = [];
    private readonly Kept _state = new();
    private readonly Kept _dhFirst = new();
    private int _steps;
    private int _batch;

    /// <summary>Makes the layer around its three parameters, which it keeps as their storage.</summary>
    /// <param name="Wx">The weight of the input, shape (D, H).</param>
    /// <param name="Wh">The weight of the previous state, shape (H, H).</param>
    /// <param name="b">The bias, shape (1, H).</param>
    /// <param name="stateful">Whether a Forward begins with the state that the last one ended with.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public TimeRnn(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b, bool stateful = false)
    {
        var cell = new RnnCell(Wx, Wh, b);
        _cells.Add(cell);
        (this.Wx, this.Wh, B) = (cell.Wx, cell.Wh, cell.B);
        Parameters = cell.Parameters;
        Stateful = stateful;
    }

    /// <summary>Makes the layer with a bias given as a vector of length H, which is copied into a 1×H matrix.</summary>
    /// <param name="Wx">The weight of the input, shape (D, H).</param>
    /// <param name="Wh">The weight of the previous state, shape (H, H).</param>
    /// <param name="b">The bias, of length H.</param>
    /// <param name="stateful">Whether a Forward begins with the state that the last one ended with.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public TimeRnn(Matrix<double> Wx, Matrix<double> Wh, Vector<double> b, bool stateful = false)
        : this(Wx, Wh, b?.ToRowMatrix()!, stateful)
    {
    }

    /// <summary>The weight of the input, shape (D, H).</summary>
    public Parameter Wx { get; }

    /// <summary>The weight of the previous state, shape (H, H).</summary>
    public Parameter Wh { get; }

    /// <summary>The bias, shape (1, H).</summary>
    public Parameter B { get; }

    /// <summary><c>Wx</c>, <c>Wh</c>, then <c>b</c>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Whether a Forward begins with the state that the last one ended with.</summary>
    public bool Stateful { get; }

    /// <summary>The state after the last step, shape (N, H): the book's <c>h</c>. Null before the first Forward. A copy.</summary>
    public Matrix<double>? State => _state.Value?.Clone();

    /// <summary>
    /// After Backward, the gradient of the state before the first step, shape (N, H): the book's <c>dh</c>, which a
    /// decoder hands to its encoder. Null before. A copy.
    /// </summary>
    public Matrix<double>? DhFirst => _dhFirst.Value?.Clone();

    /// <summary>Sets the state that the next Forward of a stateful layer begins with.</summary>
    /// <param name="h">The state, shape (N, H).</param>
    /// <exception cref="ArgumentException"><paramref name="h"/> is not of width H, or is empty.</exception>
    /// <exception cref="InvalidOperationException">The layer is not stateful, so the state would not be used.</exception>
    public void SetState(Matrix<double> h)
    {
        if (!Stateful) throw new InvalidOperationException("TimeRnn: only a stateful layer begins with a given state; make it with stateful: true.");
        Require.CanMultiply(nameof(TimeRnn), h, Wh);
        _state.Copy(h);
    }

    /// <summary>Forgets the state: the next Forward begins with zeros.</summary>
    public void ResetState() => _state.Forget();

    /// <summary>Goes through the steps.</summary>
    /// <param name="xs">T inputs, at least one, each of shape (N, D).</param>
    /// <returns>T states, each of shape (N, H).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="xs"/> or an input is null.</exception>
    /// <exception cref="ArgumentException">A shape does not fit, the batch is empty or differs from the kept state's.</exception>
    public Matrix<double>[] Forward(IReadOnlyList<Matrix<double>> xs)
    {
        CheckInputs(xs);
        return [.. Run(xs).Select(h => h.Clone())];
    }

    /// <summary>Goes through the steps and writes the states into matrices that are there already, so that nothing is allocated.</summary>
    /// <param name="xs">T inputs, at least one, each of shape (N, D).</param>
    /// <param name="hs">T dense matrices for the states, each of shape (N, H).</param>
    /// <exception cref="ArgumentNullException">An argument or a matrix is null.</exception>
    /// <exception cref="ArgumentException">A shape does not fit, there are not T results, the batch is empty or differs from the kept state's.</exception>
    public void Forward(IReadOnlyList<Matrix<double>> xs, IReadOnlyList<Matrix<double>> hs)
    {
        CheckInputs(xs);
        CheckSteps(hs, xs.Count, "results", xs[0].RowCount, Wh.Value.RowCount);
        var states = Run(xs);
        for (var t = 0; t < states.Count; t++) states[t].CopyTo(hs[t]);
    }

    private List<Matrix<double>> Run(IReadOnlyList<Matrix<double>> xs)
    {
        while (_cells.Count < xs.Count) _cells.Add(new RnnCell(_cells[0]));
        _workspace.BeginPass();
        _states.Clear();
        var h = Stateful && _state.Value is { } last ? _workspace.CopyOf(last) : Zeros(xs[0].RowCount);
        for (var t = 0; t < xs.Count; t++)
            _states.Add(h = _cells[t].Step(xs[t].AsDense(), h, _workspace));

        (_steps, _batch) = (xs.Count, h.RowCount);
        _state.Copy(h);
        return _states;
    }

    /// <summary>Walks back through the steps, writes the gradients of the three parameters, and returns those of the inputs.</summary>
    /// <param name="dhs">T upstream gradients ∂L/∂hₜ, of the shapes of the last Forward's states.</param>
    /// <returns>T gradients ∂L/∂xₜ, each of shape (N, D).</returns>
    /// <exception cref="InvalidOperationException">Forward has not run.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="dhs"/> or a gradient is null.</exception>
    /// <exception cref="ArgumentException">There are not T of them, or one is not of a state's shape.</exception>
    public Matrix<double>[] Backward(IReadOnlyList<Matrix<double>> dhs)
    {
        CheckUpstream(dhs);
        var dxs = new Matrix<double>[_steps];
        for (var t = 0; t < dxs.Length; t++) dxs[t] = Matrix<double>.Build.Dense(_batch, Wx.Value.RowCount);
        WalkBack(dhs, dxs);
        return dxs;
    }

    /// <summary>Walks back and writes the gradients of the inputs into matrices that are there already, so that nothing is allocated.</summary>
    /// <param name="dhs">T upstream gradients ∂L/∂hₜ, of the shapes of the last Forward's states.</param>
    /// <param name="dxs">T dense matrices for ∂L/∂xₜ, each of shape (N, D), none of them one of <paramref name="dhs"/>.</param>
    /// <exception cref="InvalidOperationException">Forward has not run.</exception>
    /// <exception cref="ArgumentNullException">An argument or a matrix is null.</exception>
    /// <exception cref="ArgumentException">There are not T gradients or results, or a shape does not fit.</exception>
    public void Backward(IReadOnlyList<Matrix<double>> dhs, IReadOnlyList<Matrix<double>> dxs)
    {
        CheckUpstream(dhs);
        CheckSteps(dxs, _steps, "results", _batch, Wx.Value.RowCount);
        WalkBack(dhs, dxs);
    }

    private void WalkBack(IReadOnlyList<Matrix<double>> dhs, IReadOnlyList<Matrix<double>> dxs)
    {
        foreach (var parameter in Parameters) parameter.Gradient.Clear();
        var (dh, dt) = (Zeros(_batch), Zeros(_batch));
        for (var t = _steps - 1; t >= 0; t--)
        {
            dhs[t].EachWith<BothWays>(dh, dt);
            _cells[t].AddGradients(dt, dt, dxs[t], dh);
        }

        _dhFirst.Copy(dh);
    }

    private Matrix<double> Zeros(int rows)
    {
        var zeros = _workspace.Matrix(rows, Wh.Value.RowCount);
        zeros.Clear();
        return zeros;
    }

    private void CheckInputs(IReadOnlyList<Matrix<double>> xs)
    {
        Require.NotNull(nameof(TimeRnn), xs);
        if (xs.Count == 0) throw new ArgumentException("TimeRnn: there must be at least one step.", nameof(xs));
        for (var t = 0; t < xs.Count; t++)
        {
            Require.CanMultiply(nameof(TimeRnn), xs[t], Wx, At(nameof(xs), t));
            if (xs[t].RowCount != xs[0].RowCount)
                throw new ArgumentException($"TimeRnn: xs[0] has shape {xs[0].Shape()} and {At(nameof(xs), t)} has shape {xs[t].Shape()}: every step has the same batch.", nameof(xs));
        }

        if (Stateful && _state.Value is { } h && h.RowCount != xs[0].RowCount)
            throw new ArgumentException($"TimeRnn: xs[0] has shape {xs[0].Shape()}, but the state kept from before has shape {h.Shape()}. Call ResetState for another batch size.", nameof(xs));
    }

    private void CheckUpstream(IReadOnlyList<Matrix<double>> dhs)
    {
        if (_steps == 0) throw Require.BeforeForward(nameof(TimeRnn));
        CheckSteps(dhs, _steps, "upstream gradients", _batch, Wh.Value.RowCount);
    }

    private static void CheckSteps(
        IReadOnlyList<Matrix<double>> matrices, int steps, string what, int rows, int columns, [CallerArgumentExpression(nameof(matrices))] string name = "")
    {
        Require.NotNull(nameof(TimeRnn), matrices, name);
        if (matrices.Count != steps)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"TimeRnn: {matrices.Count} {what} for {steps} steps. Each step needs one."), name);
        for (var t = 0; t < steps; t++)
            Require.HasShape(nameof(TimeRnn), matrices[t], rows, columns, "each step has one of that shape", At(name, t));
    }

    /// <summary>Widths, parameters with their shapes, and their count.</summary>
    public override string ToString() =>
        Describe.Layer($"{nameof(TimeRnn)} ({Wx.Value.RowCount} → {Wx.Value.ColumnCount}{(Stateful ? ", stateful" : "")})", Parameters);

    private static string At(string name, int t) => string.Create(CultureInfo.InvariantCulture, $"{name}[{t}]");

    /// <summary>What a state's two ways, out of the layer and into the next step, bring back together.</summary>
    private readonly struct BothWays : IFormula
    {
        public static T Of<T>(T dhs, T dhNext)
            where T : struct, ILanes<T> => dhs + dhNext;
    }
}
