using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class FunctionRefusalTests
{
    private static readonly Matrix<double> Y = Matrices.M(new[,] { { 0.2, 0.8 }, { 0.5, 0.5 } });

    public static TheoryData<string> Refused => [.. Calls.Keys];

    // Each message begins with the function's name, and says this.
    private static readonly Dictionary<string, (Action Call, string Says)> Calls = new()
    {
        ["Softmax of null"] = (() => Functions.Softmax((Matrix<double>)null!), "x is null"),
        ["Softmax of nothing"] = (() => Functions.Softmax(Matrix<double>.Build.Dense(0, 2)), "x is empty, shape (0, 2)"),
        ["CrossEntropyError of too few labels"] = (() => Functions.CrossEntropyError(Y, [1]), "1 labels for 2 rows"),
        ["CrossEntropyError of a label above"] = (() => Functions.CrossEntropyError(Y, [0, 2]), "labels[1] is 2, but with 2 classes a label is from 0 to 1"),
        ["CrossEntropyError of a label below"] = (() => Functions.CrossEntropyError(Y, [-1, 0]), "labels[0] is -1"),
        ["CrossEntropyError of one label below"] = (() => Functions.CrossEntropyError(Y.Row(0), -1), "labels[0] is -1"),
        ["CrossEntropyError of a label column"] = (() => Functions.CrossEntropyError(Y, Matrices.Zeros(2, 1)), "oneHot has shape (2, 1), a column of labels"),
        ["CrossEntropyError of other shapes"] = (() => Functions.CrossEntropyError(Y, Matrices.Zeros(3, 2)), "oneHot has shape (3, 2), but must have shape (2, 2)"),
        ["CrossEntropyError of soft labels"] = (() => Functions.CrossEntropyError(Y, Y), "row 0 of oneHot is not one-hot"),
        ["SumOfSquaredErrors of other lengths"] = (() => Functions.SumOfSquaredErrors(Matrices.V(1, 2), Matrices.V(1)), "t has shape (1, 1), but must have shape (1, 2)"),
        ["SumOfSquaredErrors of null"] = (() => Functions.SumOfSquaredErrors(Y, null!), "t is null"),
        ["OneHot of a label above"] = (() => Functions.OneHot([0, 3], 3), "labels[1] is 3"),
        ["OneHot of no labels"] = (() => Functions.OneHot([], 3), "no labels"),
        ["OneHot of no classes"] = (() => Functions.OneHot([0], 0), "at least one class"),
        ["ArgMax of nothing"] = (() => Functions.ArgMax(Matrix<double>.Build.Dense(2, 0)), "x is empty"),
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refusal_NamesTheFunctionAndWhatIsWrong(string call)
    {
        var message = Assert.ThrowsAny<ArgumentException>(Calls[call].Call).Message;
        Assert.StartsWith(call.Split(' ')[0] + ": ", message);
        Assert.Contains(Calls[call].Says, message);
    }

    [Fact]
    public void Functions_LeaveTheirArgumentsAlone()
    {
        Matrix<double> x = Matrices.M(new[,] { { -1.0, 2.0 } }), before = x.Clone();
        var v = x.Row(0);
        foreach (var f in new Func<Matrix<double>, Matrix<double>>[] { Functions.Sigmoid, Functions.Tanh, Functions.ReLU, Functions.Softmax, Functions.Identity, Functions.StepFunction, Functions.TanhDerivative })
            f(x).Clear();
        foreach (var f in new Func<Vector<double>, Vector<double>>[] { Functions.Sigmoid, Functions.Tanh, Functions.ReLU, Functions.Softmax, Functions.Identity, Functions.StepFunction, Functions.TanhDerivative })
            f(v).Clear();
        Assert.Equal(before, x);
        Assert.Equal([-1.0, 2.0], v);
    }

    [Fact]
    public void SparseArguments_KeepTheirZeros()
    {
        // A sparse matrix's unstored zeros count: sigmoid(0) is 0.5.
        var sparse = Matrix<double>.Build.Sparse(1, 3);
        sparse[0, 1] = -1;
        Assert.Equal([0.5, 0.2689414213699951, 0.5], Functions.Sigmoid(sparse).Row(0));
        Assert.Equal([0.5, 0.2689414213699951, 0.5], Functions.Sigmoid(sparse.Row(0)));
        Assert.Equal(1, Functions.Softmax(sparse.Row(0)).Sum(), 1e-15);
        Close.To(-Math.Log(0.8 + 1e-7), Functions.CrossEntropyError(Matrix<double>.Build.SparseOfMatrix(Matrices.M(new[,] { { 0.2, 0.8 } })), [1]));
    }

    [Fact]
    public void ArgMax_TakesTheFirstOfEqualsAndNaNBeforeAll()
    {
        var x = Matrices.M(new[,] { { 1, 1, 0 }, { 0, double.NaN, 5 }, { double.NaN, 9, double.NaN }, { double.NegativeInfinity, -1, -1 } });
        Assert.Equal([0, 1, 0, 1], Functions.ArgMax(x));
    }

    [Fact]
    public void SumOfSquaredErrors_OfABatch_IsTheSumNotTheMean() =>
        Assert.Equal(1.0, Functions.SumOfSquaredErrors(Matrices.M(new double[,] { { 1 }, { 1 } }), Matrices.Zeros(2, 1)));

    [Fact]
    public void Derivatives_AgreeWithDifferenceQuotients()
    {
        foreach (var x in new[] { -3.0, -0.5, 0.7, 2.0 })
        {
            Assert.Equal(NumericalDifference.Of(Functions.Sigmoid, x), Functions.SigmoidDerivative(x), 1e-8);
            Assert.Equal(NumericalDifference.Of(Functions.Tanh, x), Functions.TanhDerivative(x), 1e-8);
            Assert.Equal(NumericalDifference.Of(Functions.ReLU, x), Functions.ReLUDerivative(x), 1e-8);
        }
    }
}
