namespace FromScratch;

/// <summary>z = x + y: both local derivatives are 1, so + passes the upstream gradient on (vol. 1 section 5.3.1).</summary>
internal sealed class AddOperation : EntrywiseOperation
{
    public static readonly AddOperation Instance = new();

    public override string Sign => "+";

    public override string Name => "add";

    public override string Formula(IReadOnlyList<string> x) => $"{x[0]} + {x[1]}";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => $"{dout} × 1";

    protected override double Value(double x, double y) => x + y;

    protected override double Derivative(int input, double x, double y, double result) => 1;
}
