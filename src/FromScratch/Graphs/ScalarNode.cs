using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A node of a computation graph whose value is a single number (vol. 1 section 5.1).</summary>
/// <example>
/// <code>
/// var apple = Graph.Input("apple", 100);
/// var number = Graph.Input("number", 2);
/// var tax = Graph.Input("tax", 1.1);
/// var price = apple * number * tax;
/// price.Forward();    // 220.00000000000003
/// price.Backward();
/// apple.Gradient      // 2.2
/// </code>
/// </example>
public sealed class ScalarNode : Node
{
    internal ScalarNode(Operation operation, params Node[] inputs)
        : base(operation, inputs, null, isConstant: false)
    {
    }

    internal ScalarNode(string? name, double value, bool isConstant)
        : base(null, [], name, isConstant) => Result = Matrix<double>.Build.Dense(1, 1, value);

    /// <summary>The number; null before <see cref="Forward"/> computed it.</summary>
    public double? Value => Result?[0, 0];

    /// <summary>The derivative of the graph's output with respect to this number; null, never 0, before <see cref="Backward"/>.</summary>
    public double? Gradient => ResultGradient?[0, 0];

    /// <summary>Gives an intermediate result a name, which drawings and errors then use.</summary>
    /// <param name="name">The name.</param>
    /// <returns>This node.</returns>
    /// <exception cref="ArgumentException">The name is null or blank.</exception>
    public ScalarNode Named(string name)
    {
        Name = CheckedName(name);
        return this;
    }

    /// <summary>Replaces an input's value. What was computed from the old value is out of date until <see cref="Forward"/> runs again.</summary>
    /// <param name="value">The new value.</param>
    /// <exception cref="InvalidOperationException">The node is not an input.</exception>
    public void Set(double value) => Replace(Matrix<double>.Build.Dense(1, 1, value));

    /// <summary>Computes this node and everything it depends on.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="GraphException">A node could not be computed; the message and <see cref="GraphException.Node"/> say which.</exception>
    public double Forward()
    {
        new Graph(this).Forward();
        return Result![0, 0];
    }

    /// <summary>Walks back from this node and gives every node it depends on its gradient. Gradients of an earlier call are replaced.</summary>
    /// <param name="dout">The upstream gradient, 1 at the end of a graph.</param>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run, or an input was set since.</exception>
    public void Backward(double dout = 1) => new Graph(this).Backward(Matrix<double>.Build.Dense(1, 1, dout));

    /// <summary>The natural exponential, the node of vol. 1 section 5.5.2; its local derivative is its own output.</summary>
    public ScalarNode Exp() => Graph.Exp(this);

    /// <summary>The natural logarithm; its local derivative is 1/x.</summary>
    public ScalarNode Log() => Graph.Log(this);

    /// <summary>A branch node written out: two names for one value, whose gradients add (vol. 2 section 1.3.4.2).</summary>
    public (ScalarNode First, ScalarNode Second) Branch() => Graph.Branch(this);

    /// <summary>A number in a formula is a constant, which has no gradient.</summary>
    public static implicit operator ScalarNode(double value) => new(null, value, isConstant: true);

    /// <summary>The + node: passes the upstream gradient on to both sides (vol. 1 section 5.4.2).</summary>
    public static ScalarNode operator +(ScalarNode x, ScalarNode y) => new(AddOperation.Instance, Checked(x), Checked(y));

    /// <summary>The − node: passes the upstream gradient on, negated to the right side.</summary>
    public static ScalarNode operator -(ScalarNode x, ScalarNode y) => new(SubtractOperation.Instance, Checked(x), Checked(y));

    /// <summary>The × node: the upstream gradient times the other side's value (vol. 1 section 5.4.1).</summary>
    public static ScalarNode operator *(ScalarNode x, ScalarNode y) => new(MultiplyOperation.Instance, Checked(x), Checked(y));

    /// <summary>The / node: local derivatives 1/y and −x/y².</summary>
    public static ScalarNode operator /(ScalarNode x, ScalarNode y) => new(DivideOperation.Instance, Checked(x), Checked(y));

    /// <summary>Times −1, as the books draw it.</summary>
    public static ScalarNode operator -(ScalarNode x) => x * -1;

    /// <summary>Name, value and gradient.</summary>
    public override string ToString() => Describe(Text(Value), Text(Gradient));

    private static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static ScalarNode Checked(ScalarNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node;
    }
}
