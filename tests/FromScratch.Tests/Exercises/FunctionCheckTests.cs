using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Functions of a learner: the right ones pass, the usual mistakes are recognised.</summary>
[Collection(nameof(Check.TimeLimit))]
public class FunctionCheckTests
{
    private static readonly Matrix<double> A = Matrices.M(new[,] { { 1.0, -2, 0.5 }, { 0.3, 4, -1 } });

    public static TheoryData<string, string> WrongSoftmaxes => new()
    {
        { nameof(ExpOnly), "add up to 1" }, { nameof(NoExp), "exponential is missing" }, { nameof(Columns), "along which axis" },
        { nameof(All), "along which axis" }, { nameof(Negative), "sign is the wrong way round" },
    };

    public static TheoryData<string, string> WrongErrors => new()
    {
        { nameof(SumOfLogs), "the loss is the mean" }, { nameof(Positive), "sign" }, { nameof(MeanOfAll), "divided by all entries" },
        { nameof(NoLog), "logarithm is missing" }, { nameof(LogOfMean), "taken of the mean" },
    };

    [Fact]
    public void RightFunctions_Pass()
    {
        Assert.True(Check.That((Matrix<double> x) => Functions.Softmax(x)).IsSoftmax().Passed);
        Assert.True(Check.That((Matrix<double> y, int[] t) => Functions.CrossEntropyError(y, t)).IsCrossEntropyError().Passed);
        Assert.True(Check.That(WithoutEpsilon).IsCrossEntropyError().Passed);
        Assert.True(Check.That(Functions.OneHot).IsOneHot().Passed);
        Assert.True(Check.That((double x) => 3 * x * x).IsDerivativeOf(x => x * x * x, -1, 0.5, 2).Passed);
        Assert.True(Check.That((Matrix<double> x) => 2 * x).IsGradientOf(x => x.Enumerate().Sum(v => v * v), A, A.Transpose()).Passed);
        Assert.True(Check.That((double x) => x + x).IsLike(x => 2 * x, 1, 2).Passed);
        Assert.True(Check.That((double x, double y) => x + y).IsLike((x, y) => y + x, (1, 2)).Passed);
        Assert.True(Check.That((Matrix<double> x) => x.Enumerate().Sum()).IsLike((Matrix<double> x) => x.ColumnSums().Sum(), A).Passed);
    }

    [Theory]
    [MemberData(nameof(WrongSoftmaxes))]
    public void WrongSoftmax_IsTold(string name, string hint) =>
        AssertWrong(Check.That(Method<Func<Matrix<double>, Matrix<double>>>(name), name).IsSoftmax(), "its result is wrong", hint);

    [Theory]
    [MemberData(nameof(WrongErrors))]
    public void WrongCrossEntropyError_IsTold(string name, string hint) =>
        AssertWrong(Check.That(Method<Func<Matrix<double>, int[], double>>(name), name).IsCrossEntropyError(), "its result is wrong", hint);

    [Fact]
    public void SoftmaxWithoutMaximum_IsTold_ForLargeValues()
    {
        static Matrix<double> Naive(Matrix<double> x) => PerRow(x, row => row.PointwiseExp() / row.PointwiseExp().Sum());
        AssertWrong(Check.That(Naive).IsSoftmax(), "its result is wrong for large values", "Can the largest exponent be kept small");
    }

    [Fact]
    public void WrongOneHot_IsTold()
    {
        static Matrix<double> FromOne(int[] labels, int classes) => Matrix<double>.Build.Dense(labels.Length, classes, (n, k) => labels[n] == k + 1 ? 1 : 0);
        static Matrix<double> Labels(int[] labels, int classes) => Matrix<double>.Build.Dense(labels.Length, classes, (n, k) => labels[n] == k ? k : 0);
        static Matrix<double> Transposed(int[] labels, int classes) => Functions.OneHot(labels, classes).Transpose();
        AssertWrong(Check.That(FromOne).IsOneHot(), "its result is wrong", "first class is 0");
        AssertWrong(Check.That(Labels).IsOneHot(), "its result is wrong", "a single 1");
        AssertWrong(Check.That(Transposed).IsOneHot(), "its result has the wrong shape", "transpose");
    }

    [Fact]
    public void WrongDerivative_IsTold_WithBothNumbers()
    {
        static double Slope(double x) => -2 * x;
        var feedback = Check.That(Slope).IsDerivativeOf(x => x * x, 3);
        AssertWrong(feedback, "its result is wrong", "sign");
        Assert.Contains("for x = 3:\nyours -6, expected 6", feedback.Findings[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherSignature_IsFeedback()
    {
        var feedback = Check.That((double x) => x).IsSoftmax();
        AssertWrong(feedback, "it must be Matrix<double> the function(Matrix<double> x)", "double x");
    }

    [Fact]
    public void FunctionThatThrows_IsFeedback()
    {
        static double Unwritten(double x) => throw new NotImplementedException();
        Assert.Equal("✗ Unwritten: it is not written yet", Check.That(Unwritten).IsLike(x => x, 1).Verdict);
    }

    [Fact]
    public void ExpectedMistake_GetsItsOwnHint()
    {
        static double Slope(double x) => x;
        var feedback = Check.That(Slope).OnMistake((double x) => x * x, "Not this.").OnMistake((double x) => x, "What becomes of the exponent?").IsDerivativeOf(x => x * x, 3, 4);
        AssertWrong(feedback, "its result is wrong", "What becomes of the exponent?");
    }

    [Fact]
    public void NothingToCompareAt_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Check.That((double x) => x).IsLike((double x) => x));

    private static void AssertWrong(Feedback feedback, string text, string hint)
    {
        var wrong = Assert.Single(feedback.Findings, finding => finding.Text == text);
        Assert.False(wrong.Passed);
        Assert.True(wrong.Hint?.Contains(hint, StringComparison.Ordinal), feedback.ToString());
    }

    private static T Method<T>(string name)
        where T : Delegate => typeof(FunctionCheckTests).GetMethod(name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.CreateDelegate<T>();

    private static Matrix<double> ExpOnly(Matrix<double> x) => x.PointwiseExp();

    private static Matrix<double> NoExp(Matrix<double> x) => PerRow(x, row => row / row.Sum());

    private static Matrix<double> Columns(Matrix<double> x) => Functions.Softmax(x.Transpose()).Transpose();

    private static Matrix<double> All(Matrix<double> x) => x.PointwiseExp() / x.PointwiseExp().Enumerate().Sum();

    private static Matrix<double> Negative(Matrix<double> x) => Functions.Softmax(-x);

    private static double WithoutEpsilon(Matrix<double> y, int[] t) => -t.Select((k, n) => Math.Log(y[n, k])).Average();

    private static double SumOfLogs(Matrix<double> y, int[] t) => -t.Select((k, n) => Math.Log(y[n, k])).Sum();

    private static double Positive(Matrix<double> y, int[] t) => t.Select((k, n) => Math.Log(y[n, k])).Average();

    private static double MeanOfAll(Matrix<double> y, int[] t) => -t.Select((k, n) => Math.Log(y[n, k])).Sum() / (y.RowCount * y.ColumnCount);

    private static double NoLog(Matrix<double> y, int[] t) => t.Select((k, n) => y[n, k]).Average();

    private static double LogOfMean(Matrix<double> y, int[] t) => -Math.Log(t.Select((k, n) => y[n, k]).Average());

    private static Matrix<double> PerRow(Matrix<double> x, Func<Vector<double>, Vector<double>> f) => Matrix<double>.Build.DenseOfRowVectors(x.EnumerateRows().Select(f));
}
