namespace FromScratch;

/// <summary>The nodes of numbers: Add, Mul, Div (vol. 1 sections 5.3 and 5.4), sigmoid and tanh (vol. 1 section 5.5.2, vol. 2 appendix A).</summary>
internal static class ScalarNodes
{
    private const string Power = "Write the node as a power of y, and use the rule for powers: how does the exponent change?";

    private static readonly Argument X = new("x", typeof(double));
    private static readonly Argument Y = new("y", typeof(double));

    public static Exercise Add { get; } = OfTwo(
        "Add",
        (x, y) => x + y,
        (_, _, dout) => (dout, dout),
        Wrong("Forward", "It is the product of the inputs.", (x, y, _) => x * y),
        Wrong("Forward", "It is the difference of the inputs.", (x, y, _) => x - y),
        Wrong("dx", "This is what a product passes back. How much does a sum grow when one of its terms grows by 1?", (_, y, dout) => dout * y),
        Wrong("dy", "This is what a product passes back. How much does a sum grow when one of its terms grows by 1?", (x, _, dout) => dout * x),
        Wrong(null, "The gradient is shared out between the inputs. Does one of them get less because there is another?", (_, _, dout) => dout / 2));

    public static Exercise Mul { get; } = OfTwo(
        "Mul",
        (x, y) => x * y,
        (x, y, dout) => (dout * y, dout * x),
        Wrong("Forward", "It is the sum of the inputs.", (x, y, _) => x + y),
        Wrong("dx", "Each input got its own value as the factor. If x grows by 1, by how much does the product grow?", (x, _, dout) => dout * x),
        Wrong("dy", "Each input got its own value as the factor. If y grows by 1, by how much does the product grow?", (_, y, dout) => dout * y),
        Wrong(null, "It has the output as a factor: only one of the two inputs belongs there.", (x, y, dout) => dout * x * y),
        Wrong(null, "It has the sum of both inputs as a factor: only one of the two belongs there.", (x, y, dout) => dout * (x + y)));

    public static Exercise Div { get; } = OfTwo(
        "Div",
        (x, y) => x / y,
        (x, y, dout) => (dout / y, -dout * x / (y * y)),
        Wrong("Forward", "The two inputs are exchanged.", (x, y, _) => y / x),
        Wrong("Forward", "It is the product of the inputs.", (x, y, _) => x * y),
        Wrong("dx", "This is what a product passes back. A larger y makes x count for less.", (_, y, dout) => dout * y),
        Wrong("dx", "It is divided by y once too often.", (_, y, dout) => dout / (y * y)),
        Wrong("dy", "A larger y makes the quotient of two positive numbers smaller. Does your sign say so?", (x, y, dout) => dout * x / (y * y)),
        Wrong("dy", Power, (x, y, dout) => -dout * x / y),
        Wrong("dy", Power, (x, y, dout) => dout * x / y),
        Wrong("dy", "Where is x? The more there is to divide, the more a change of y does.", (_, y, dout) => -dout / (y * y)),
        Wrong("dy", "This is what a product passes back.", (x, _, dout) => dout * x));

    public static Exercise Sigmoid { get; } = OfOne(
        "Sigmoid", Functions.Sigmoid, (_, y, dout) => dout * y * (1 - y), ElementwiseMistakes.Sigmoid);

    public static Exercise Tanh { get; } = OfOne(
        "Tanh", Math.Tanh, (_, y, dout) => dout * (1 - (y * y)), ElementwiseMistakes.Tanh);

    private static Exercise OfOne(string name, Func<double, double> f, Func<double, double, double, double> backward, IReadOnlyList<Mistake> mistakes) => new(
        name,
        example => new Outcome(example.X.Map(f), Quantity.Of(backward(example.X[0, 0], f(example.X[0, 0]), example.Dout![0, 0]))))
    {
        Inputs = [X],
        Output = typeof(double),
        Returned = [new Argument("dx", typeof(double))],
        Examples = [One(0.5, 1), One(-1.5, 2), One(3, -0.5), One(1000, 2) with { IsLarge = true }],
        Mistakes = mistakes,
    };

    private static Exercise OfTwo(
        string name, Func<double, double, double> forward, Func<double, double, double, (double Dx, double Dy)> backward, params Mistake[] mistakes) => new(
        name,
        example =>
        {
            var (x, y) = ((double)example.Inputs[0], (double)example.Inputs[1]);
            var (dx, dy) = backward(x, y, example.Dout![0, 0]);
            return new Outcome(Quantity.Of(forward(x, y)), Quantity.Of(dx), Quantity.Of(dy));
        })
        {
            Inputs = [X, Y],
            Output = typeof(double),
            Returned = [new Argument("dx", typeof(double)), new Argument("dy", typeof(double))],
            Examples = [Two(10, 20, 1), Two(3, -2, 0.5), Two(-1.5, 4, -2), Two(0, 5, 3)],
            Mistakes = mistakes,
        };

    private static Example One(double x, double dout) => new([x], Quantity.Of(dout), []);

    private static Example Two(double x, double y, double dout) => new([x, y], Quantity.Of(dout), []);

    private static Mistake Wrong(string? quantity, string hint, Func<double, double, double, double> result) =>
        new(quantity, hint, (example, _) => Quantity.Of(result((double)example.Inputs[0], (double)example.Inputs[1], example.Dout![0, 0])));
}
