namespace FromScratch;

/// <summary>The addition node of a computation graph, z = x + y (vol. 1 section 5.4.2, the book's <c>AddLayer</c>).</summary>
/// <remarks>
/// Derivatives: ∂z/∂x = 1 and ∂z/∂y = 1, so the node passes the upstream gradient on unchanged to both inputs.
/// </remarks>
/// <example>
/// <code>
/// var add = new Add();
/// add.Forward(10, 20)   // => 30
/// add.Backward(1)       // => (1, 1)
/// </code>
/// </example>
public sealed class Add
{
    private bool _hasRun;

    /// <summary>x + y.</summary>
    /// <param name="x">The left summand.</param>
    /// <param name="y">The right summand.</param>
    public double Forward(double x, double y)
    {
        _hasRun = true;
        return x + y;
    }

    /// <summary>The gradients of both inputs: <paramref name="dout"/> twice.</summary>
    /// <param name="dout">The upstream gradient ∂L/∂z.</param>
    /// <returns>∂L/∂x and ∂L/∂y.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run.</exception>
    public (double Dx, double Dy) Backward(double dout) =>
        _hasRun ? (dout, dout) : throw Require.BeforeForward(nameof(Add));

    /// <summary><c>Add: x + y</c>.</summary>
    public override string ToString() => "Add: x + y";
}
