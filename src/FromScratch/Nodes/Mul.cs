namespace FromScratch;

/// <summary>The multiplication node of a computation graph, z = x · y (vol. 1 section 5.4.1, the book's <c>MulLayer</c>).</summary>
/// <remarks>
/// Derivatives: ∂z/∂x = y and ∂z/∂y = x, so each input's gradient is the upstream one times the <em>other</em> input.
/// </remarks>
/// <example>
/// <code>
/// var mul = new Mul();
/// mul.Forward(10, 20)   // => 200
/// mul.Backward(1)       // => (20, 10)
/// </code>
/// </example>
public sealed class Mul
{
    private (double X, double Y)? _inputs;

    /// <summary>x · y.</summary>
    /// <param name="x">The left factor.</param>
    /// <param name="y">The right factor.</param>
    public double Forward(double x, double y)
    {
        _inputs = (x, y);
        return x * y;
    }

    /// <summary>The gradients of both inputs: <paramref name="dout"/> times the other input.</summary>
    /// <param name="dout">The upstream gradient ∂L/∂z.</param>
    /// <returns>∂L/∂x = dout · y and ∂L/∂y = dout · x.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run.</exception>
    public (double Dx, double Dy) Backward(double dout)
    {
        var (x, y) = _inputs ?? throw Require.BeforeForward(nameof(Mul));
        return (dout * y, dout * x);
    }

    /// <summary><c>Mul: x · y</c>.</summary>
    public override string ToString() => "Mul: x · y";
}
