using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>What readers get wrong in functions that act on every element by itself.</summary>
internal static class ElementwiseMistakes
{
    private const string Output = "The slope is in terms of the output of Forward, and this one is in terms of its input: what does Forward keep?";
    private const string Twice = "Forward is applied to a value that has been through it already.";

    public static Mistake[] Sigmoid { get; } =
    [
        Forward("The sign of the exponent is the wrong way round: a large x must give a value near 1.", x => Functions.Sigmoid(-x)),
        Forward("This is tanh.", Math.Tanh),
        Forward("This is the exponential alone.", x => Math.Exp(-x)),
        Forward("This is the exponential alone.", Math.Exp),
        Forward("The denominator lacks a term: at x of 0 the sigmoid is one half.", x => 1 / Math.Exp(-x)),
        Backward("One of two factors is missing: the curve is flat at both ends, so the slope must vanish at both.", (_, y) => y),
        Backward("One of two factors is missing: the curve is flat at both ends, so the slope must vanish at both.", (_, y) => 1 - y),
        Backward(Output, (x, _) => x * (1 - x)),
        Backward(Twice, (_, y) => Functions.SigmoidDerivative(y)),
        Backward("This is the slope of tanh.", (_, y) => 1 - (y * y)),
        WithoutDout("The slope is right. Where does the upstream gradient come in?", (_, y) => y * (1 - y)),
    ];

    public static Mistake[] Tanh { get; } =
    [
        Forward("This is the sigmoid.", Functions.Sigmoid),
        Forward("The sign is the wrong way round: tanh rises.", x => -Math.Tanh(x)),
        Forward("Numerator and denominator are exchanged.", x => 1 / Math.Tanh(x)),
        Backward("The output stands there once too few: the slope must be the same at x and at minus x.", (_, y) => 1 - y),
        Backward(Output, (x, _) => 1 - (x * x)),
        Backward("This is the slope of the sigmoid.", (_, y) => y * (1 - y)),
        Backward("A sign inside is the wrong way round: the slope is largest at 0, and vanishes far from it.", (_, y) => 1 + (y * y)),
        Backward(Twice, (_, y) => 1 - Math.Pow(Math.Tanh(y), 2)),
        WithoutDout("The slope is right. Where does the upstream gradient come in?", (_, y) => 1 - (y * y)),
    ];

    public static Mistake[] ReLU { get; } =
    [
        Forward("This is the absolute value: what is negative must be cut off.", Math.Abs),
        Forward("The comparison is the wrong way round: what is positive must pass.", x => Math.Min(x, 0)),
        Forward("This is the step function: what is positive must pass as it is.", x => x > 0 ? 1 : 0),
        Backward("It is wrong only where x is 0: there the books' mask cuts off, as for what is negative.", (x, _) => x >= 0 ? 1 : 0),
        Backward("It has the output as a factor. How much does the output grow when a positive x grows by 1?", (x, _) => Math.Max(x, 0)),
        Backward("The mask is the wrong way round: what was cut off going forward must be cut off going back.", (x, _) => x > 0 ? 0 : 1),
        Backward("The mask is the wrong way round: what was cut off going forward must be cut off going back.", (x, _) => x >= 0 ? 0 : 1),
        new("dx", "It is cut off where dout is negative. Which matrix decides what passes?", (example, _) => example.Dout!.PointwiseMaximum(0.0)),
        WithoutDout("This is the mask alone. Where does the upstream gradient come in?", (x, _) => x > 0 ? 1 : 0),
        WithoutDout("This is the mask alone. Where does the upstream gradient come in?", (x, _) => x >= 0 ? 1 : 0),
    ];

    private static Mistake Forward(string hint, Func<double, double> f) => new("Forward", hint, (example, _) => example.X.Map(f, Zeros.Include));

    /// <summary>A wrong slope, from x and the right y, times dout.</summary>
    private static Mistake Backward(string hint, Func<double, double, double> slope) =>
        new("dx", hint, (example, right) => Slope(example, right, slope).PointwiseMultiply(example.Dout));

    private static Mistake WithoutDout(string hint, Func<double, double, double> slope) =>
        new("dx", hint, (example, right) => Slope(example, right, slope));

    private static Matrix<double> Slope(Example example, Outcome right, Func<double, double, double> slope) =>
        example.X.Map2(slope, right.Output, Zeros.Include);
}
