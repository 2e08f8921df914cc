namespace FromScratch;

/// <summary>The division node of a computation graph, z = x / y (vol. 1 section 5.5.2 uses it in the sigmoid's graph).</summary>
/// <remarks>
/// <para>Derivatives: ∂z/∂x = 1 / y and ∂z/∂y = −x / y² = −z / y.</para>
/// <para>Division by zero follows IEEE arithmetic, as everywhere in C#: ±∞, or NaN for 0 / 0. Nothing is refused.</para>
/// </remarks>
/// <example>
/// <code>
/// var div = new Div();
/// div.Forward(10, 20)   // => 0.5
/// div.Backward(1)       // => (0.05, -0.025)
/// </code>
/// </example>
public sealed class Div
{
    private (double Y, double Z)? _memory;

    /// <summary>x / y.</summary>
    /// <param name="x">The numerator.</param>
    /// <param name="y">The denominator.</param>
    public double Forward(double x, double y)
    {
        var z = x / y;
        _memory = (y, z);
        return z;
    }

    /// <summary>The gradients of both inputs.</summary>
    /// <param name="dout">The upstream gradient ∂L/∂z.</param>
    /// <returns>∂L/∂x = dout / y and ∂L/∂y = −dout · x / y².</returns>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run.</exception>
    public (double Dx, double Dy) Backward(double dout)
    {
        var (y, z) = _memory ?? throw Require.BeforeForward(nameof(Div));
        return (dout / y, -dout * z / y);
    }

    /// <summary><c>Div: x / y</c>.</summary>
    public override string ToString() => "Div: x / y";
}
