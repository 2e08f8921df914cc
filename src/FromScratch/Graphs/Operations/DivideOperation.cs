namespace FromScratch;

/// <summary>z = x / y: local derivatives 1/y and −x/y² (vol. 1 section 5.5.2 has the case x = 1).</summary>
internal sealed class DivideOperation : EntrywiseOperation
{
    public static readonly DivideOperation Instance = new();

    public override string Sign => "/";

    public override string Name => "divide";

    public override string Formula(IReadOnlyList<string> x) => $"{x[0]} / {x[1]}";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) =>
        input == 0 ? $"{dout} × 1/{x[1]}" : $"{dout} × (−{x[0]}/{x[1]}²)";

    protected override double Value(double x, double y) => x / y;

    protected override double Derivative(int input, double x, double y, double result) => input == 0 ? 1 / y : -x / (y * y);
}
