using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests.Graphs;

public class MatrixGraphTests
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    [Fact]
    public void Dot_HasTheReadersNumbers()
    {
        var x = Graph.Input("x", new double[,] { { 1, 2 }, { 3, 4 } });
        var w = Graph.Input("W", new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var y = x.Dot(w);

        Assert.Equal(M.DenseOfArray(new double[,] { { 9, 12, 15 }, { 19, 26, 33 } }), y.Forward());
        y.Backward(M.DenseOfArray(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));

        Assert.Equal(M.DenseOfArray(new double[,] { { 14, 32 }, { 32, 77 } }), x.Gradient);
        Assert.Equal(M.DenseOfArray(new double[,] { { 13, 17, 21 }, { 18, 24, 30 } }), w.Gradient);
    }

    [Fact]
    public void ABiasOfOneRow_IsRepeated_AndItsGradientSummed()
    {
        var x = Graph.Input("x", new double[,] { { 0, 0, 0 }, { 10, 10, 10 } });
        var b = Graph.Input("B", new double[,] { { 1, 2, 3 } });
        var y = x + b;

        Assert.Equal(M.DenseOfArray(new double[,] { { 1, 2, 3 }, { 11, 12, 13 } }), y.Forward());
        y.Backward(M.DenseOfArray(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));

        Assert.Equal(M.DenseOfArray(new double[,] { { 5, 7, 9 } }), b.Gradient);
    }

    [Fact]
    public void RepeatAndSum_AreEachOthersBackward()
    {
        var x = Graph.Input("x", M.Dense(1, 8, (_, j) => j));
        var repeated = x.Repeat(7);
        var dout = M.Dense(7, 8, (i, j) => i + j);
        repeated.Forward();
        repeated.Backward(dout);
        Assert.Equal(dout.ColumnSums().ToRowMatrix(), x.Gradient);

        var z = Graph.Input("z", M.Dense(7, 8, (i, j) => i * j));
        var sum = z.Sum();
        Assert.Equal(1, sum.Forward().RowCount);
        sum.Backward(M.Dense(1, 8, (_, j) => j));
        Assert.Equal(M.Dense(7, 8, (_, j) => j), z.Gradient);
    }

    [Fact]
    public void SumOfAxis1_AddsColumnsUp()
    {
        var x = Graph.Input("x", new double[,] { { 1, 2 }, { 3, 4 } });
        var y = x.Sum(axis: 1);
        Assert.Equal(M.DenseOfArray(new double[,] { { 3 }, { 7 } }), y.Forward());
        y.Backward(M.DenseOfArray(new double[,] { { 10 }, { 20 } }));
        Assert.Equal(M.DenseOfArray(new double[,] { { 10, 10 }, { 20, 20 } }), x.Gradient);
    }

    [Theory]
    [InlineData("scalar")]
    [InlineData("row")]
    [InlineData("column")]
    [InlineData("same")]
    public void EveryOperation_HasTheNumericalGradient(string right)
    {
        var x = M.Dense(3, 4, (i, j) => 0.3 + (0.1 * i) + (0.05 * j * j));
        var y = right switch
        {
            "row" => M.Dense(1, 4, (_, j) => 1.5 - (0.2 * j)),
            "column" => M.Dense(3, 1, (i, _) => 0.7 + (0.4 * i)),
            "same" => M.Dense(3, 4, (i, j) => 1.1 + (0.3 * i) - (0.1 * j)),
            _ => M.Dense(1, 1, 0.8),
        };
        var a = Graph.Input("a", x);
        var b = Graph.Input("b", y);
        var loss = (((a * b) - (a / b)) + Graph.Exp(b - a) + Graph.Log(a)).SumAll();
        loss.Forward();
        loss.Backward();

        AssertClose(NumericalGradient.Of(m => Loss(m, y), x), a.Gradient!);
        AssertClose(NumericalGradient.Of(m => Loss(x, m), y), b.Gradient!);

        static double Loss(Matrix<double> x, Matrix<double> y)
        {
            double At(int i, int j) => y[y.RowCount == 1 ? 0 : i, y.ColumnCount == 1 ? 0 : j];
            return x.MapIndexed((i, j, v) => (v * At(i, j)) - (v / At(i, j)) + Math.Exp(At(i, j) - v) + Math.Log(v)).Enumerate().Sum();
        }
    }

    [Fact]
    public void AScalarTimesAMatrix_HasAScalarGradient()
    {
        var k = Graph.Input("k", 3);
        var x = Graph.Input("x", new double[,] { { 1, 2 }, { 3, 4 } });
        var y = k * x;
        y.Forward();
        y.Backward();
        Assert.Equal(10.0, k.Gradient);
        Assert.Equal(M.Dense(2, 2, 3), x.Gradient);
    }

    [Fact]
    public void InputsAndValues_AreCopies()
    {
        var given = M.Dense(1, 2, 1);
        var x = Graph.Input("x", given);
        given[0, 0] = 99;
        x.Value![0, 1] = 99;
        Assert.Equal(M.Dense(1, 2, 1), x.Value);
    }

    [Fact]
    public void AMatrixInAFormula_IsAConstant()
    {
        var x = Graph.Input("x", new double[,] { { 1, 2 } });
        var y = x * M.Dense(1, 2, 3);
        y.Forward();
        y.Backward();
        Assert.Equal(M.Dense(1, 2, 3), x.Gradient);
        Assert.True(y.Inputs[1].IsConstant);
    }

    private static void AssertClose(Matrix<double> expected, Matrix<double> actual)
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        Assert.True((expected - actual).L1Norm() < 1e-6, $"expected {expected}, got {actual}");
    }
}
