namespace FromScratch;

/// <summary>y = exp(x): the local derivative is y itself (vol. 1 section 5.5.2).</summary>
internal sealed class ExpOperation : EntrywiseOperation
{
    public static readonly ExpOperation Instance = new();

    public override string Sign => "exp";

    public override string Name => "exponential";

    public override string Formula(IReadOnlyList<string> x) => $"exp({x[0]})";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => $"{dout} × exp({x[0]})";

    protected override double Value(double x, double y) => Math.Exp(x);

    protected override double Derivative(int input, double x, double y, double result) => result;
}
