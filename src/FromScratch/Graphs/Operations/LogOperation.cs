namespace FromScratch;

/// <summary>y = log(x): the local derivative is 1/x (vol. 1 appendix A).</summary>
internal sealed class LogOperation : EntrywiseOperation
{
    public static readonly LogOperation Instance = new();

    public override string Sign => "log";

    public override string Name => "logarithm";

    public override string Formula(IReadOnlyList<string> x) => $"log({x[0]})";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => $"{dout} × 1/{x[0]}";

    protected override double Value(double x, double y) => Math.Log(x);

    protected override double Derivative(int input, double x, double y, double result) => 1 / x;
}
