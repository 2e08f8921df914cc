namespace FromScratch;

/// <summary>z = x × y: each local derivative is the other operand, so × swaps its inputs on the way back (vol. 1 section 5.3.2).</summary>
internal sealed class MultiplyOperation : EntrywiseOperation
{
    public static readonly MultiplyOperation Instance = new();

    public override string Sign => "×";

    public override string Name => "multiply";

    public override string Formula(IReadOnlyList<string> x) => $"{x[0]} × {x[1]}";

    public override string GradientFormula(int input, IReadOnlyList<string> x, string y, string dout) => $"{dout} × {x[1 - input]}";

    protected override double Value(double x, double y) => x * y;

    protected override double Derivative(int input, double x, double y, double result) => input == 0 ? y : x;
}
