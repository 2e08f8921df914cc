using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Vol. 1's functions, value by value.</summary>
public class FunctionReferenceTests
{
    private static readonly ReferenceFile Vol1 = ReferenceFile.Open("v1_functions");

    private static readonly Dictionary<string, (Func<Vector<double>, Vector<double>> OfVector, Func<Matrix<double>, Matrix<double>> OfMatrix)> ByName = new()
    {
        ["step_function"] = (Functions.StepFunction, Functions.StepFunction),
        ["sigmoid"] = (Functions.Sigmoid, Functions.Sigmoid),
        ["sigmoid_grad"] = (Functions.SigmoidDerivative, Functions.SigmoidDerivative),
        ["relu"] = (Functions.ReLU, Functions.ReLU),
        ["relu_grad"] = (Functions.ReLUDerivative, Functions.ReLUDerivative),
        ["softmax"] = (Functions.Softmax, Functions.Softmax),
        ["identity_function"] = (Functions.Identity, Functions.Identity),
    };

    public static TheoryData<string> OfOneArgument => [.. Vol1.Cases.Where(c => ByName.ContainsKey(c.Text("function"))).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(OfOneArgument))]
    public void Function_OfTheBook_Matches(string name)
    {
        var c = Vol1[name];
        var (ofVector, ofMatrix) = ByName[c.Text("function")];
        if (c.Shape("inputs/x").Length == 1)
            Close.To(c.Vector("outputs/y"), ofVector(c.Vector("inputs/x")));
        Close.To(c.Matrix("outputs/y"), ofMatrix(c.Matrix("inputs/x")));
    }

    [Fact]
    public void FunctionsOfOneArgument_AreAllThere() => Assert.Equal(25, OfOneArgument.Count);

    [Theory]
    [InlineData("right")]
    [InlineData("wrong")]
    public void Losses_OfOneExample_Match(string which)
    {
        var squares = Vol1["sum_squared_error_" + which];
        Close.To(squares.Number("outputs/loss"),
            Functions.SumOfSquaredErrors(squares.Vector("inputs/y"), squares.Vector("inputs/t")));
        var entropy = Vol1["cross_entropy_error_" + which];
        Close.To(entropy.Number("outputs/loss"),
            Functions.CrossEntropyError(entropy.Vector("inputs/y"), entropy.Vector("inputs/t")));
        Close.To(entropy.Number("outputs/loss"), Functions.CrossEntropyError(entropy.Vector("inputs/y"), label: 2));
    }

    [Fact]
    public void CrossEntropy_OfABatch_Matches()
    {
        var labels = Vol1["cross_entropy_error_batch_label"];
        Close.To(labels.Number("outputs/loss"),
            Functions.CrossEntropyError(labels.Matrix("inputs/y"), labels.Ints("inputs/t")));
        var oneHot = Vol1["cross_entropy_error_batch_onehot"];
        Close.To(oneHot.Number("outputs/loss"),
            Functions.CrossEntropyError(oneHot.Matrix("inputs/y"), oneHot.Matrix("inputs/t")));
        Assert.Equal(oneHot.Matrix("inputs/t"), Functions.OneHot(labels.Ints("inputs/t"), 3));
        Assert.Equal(labels.Ints("inputs/t"), Functions.ArgMax(oneHot.Matrix("inputs/t")));
    }

    [Fact]
    public void SmoothCurve_OfTheBook_Matches()
    {
        var c = Vol1["smooth_curve"];
        Close.To(c.Vector("outputs/kaiser_11_2"), Matrices.V(Functions.KaiserWindow(11, 2)));
        Close.To(c.Vector("outputs/y"), Matrices.V(Functions.SmoothCurve(c.Numbers("inputs/x"))));
        Assert.Throws<ArgumentException>(() => Functions.SmoothCurve(new double[10]));
        Assert.Equal(11, Functions.SmoothCurve(new double[11]).Length);
    }

    [Theory]
    [InlineData("AND", 0.5, 0.5, -0.7)]
    [InlineData("NAND", -0.5, -0.5, 0.7)]
    [InlineData("OR", 0.5, 0.5, -0.2)]
    public void Perceptron_IsAnAffineAndAStep(string gate, double w1, double w2, double b)
    {
        var y = Gate(Truth, w1, w2, b);
        Assert.Equal(Vol1[gate].Numbers("outputs/y"), y.Column(0));
    }

    [Fact]
    public void Xor_IsTwoLayersOfPerceptrons()
    {
        var hidden = Gate(Truth, -0.5, -0.5, 0.7).Append(Gate(Truth, 0.5, 0.5, -0.2));
        Assert.Equal(Vol1["XOR"].Numbers("outputs/y"), Gate(hidden, 0.5, 0.5, -0.7).Column(0));
    }

    private static Matrix<double> Truth => Matrices.M(new double[,] { { 0, 0 }, { 1, 0 }, { 0, 1 }, { 1, 1 } });

    private static Matrix<double> Gate(Matrix<double> x, double w1, double w2, double b) =>
        Functions.StepFunction(new Affine(Matrices.M(new[,] { { w1 }, { w2 } }), Matrices.V(b)).Forward(x));
}
