namespace FromScratch;

/// <summary>z = x − y: local derivatives 1 and −1.</summary>
internal sealed class SubtractOperation : EntrywiseOperation
{
    public static readonly SubtractOperation Instance = new();

    public override string Sign => "−";

    public override string Name => "subtract";

    public override string Formula(IReadOnlyList<string> x) => $"{x[0]} − {x[1]}";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) =>
        input == 0 ? $"{dout} × 1" : $"{dout} × (−1)";

    protected override double Value(double x, double y) => x - y;

    protected override double Derivative(int input, double x, double y, double result) => input == 0 ? 1 : -1;
}
