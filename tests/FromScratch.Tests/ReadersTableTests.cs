namespace FromScratch.Tests;

/// <summary>
/// The numbers that readers of the books published from these sections, the same doubles to the last bit.
/// </summary>
public class ReadersTableTests
{
    [Fact]
    public void Add_Of10And20()
    {
        var add = new Add();
        Assert.Equal(30.0, add.Forward(10, 20));
        Assert.Equal((1.0, 1.0), add.Backward(1));
    }

    [Fact]
    public void Mul_Of10And20()
    {
        var mul = new Mul();
        Assert.Equal(200.0, mul.Forward(10, 20));
        Assert.Equal((20.0, 10.0), mul.Backward(1));
    }

    [Fact]
    public void Div_Of10And20()
    {
        var div = new Div();
        Assert.Equal(0.5, div.Forward(10, 20));
        Assert.Equal((0.05, -0.025), div.Backward(1));
    }

    [Fact]
    public void Sigmoid_Of10()
    {
        var sigmoid = new Sigmoid();
        Assert.Equal(0.9999546021312976, sigmoid.Forward(Matrices.M(new[,] { { 10.0 } }))[0, 0]);
        Assert.Equal(4.5395807735907655e-05, sigmoid.Backward(Matrices.M(new[,] { { 1.0 } }))[0, 0]);
    }

    [Fact]
    public void MatMul_OfTheReaders()
    {
        var w = Matrices.M(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var matMul = new MatMul(w);
        Assert.Equal(Matrices.M(new double[,] { { 9, 12, 15 }, { 19, 26, 33 } }), matMul.Forward(Matrices.M(new double[,] { { 1, 2 }, { 3, 4 } })));
        Assert.Equal(Matrices.M(new double[,] { { 14, 32 }, { 32, 77 } }), matMul.Backward(w.Clone()));
    }

    [Fact]
    public void Tanh_Of1000_IsNotNaN() =>
        Assert.Equal([1.0, -1.0], new Tanh().Forward(Matrices.M(new[,] { { 1000.0, -1000.0 } })).Row(0));

    [Fact]
    public void Apples_WithTax_FiveOfThem()
    {
        // 100 × 5 × 1.1: the comment in the readers' notebook expects 220, which is the price of two.
        var (apples, taxed) = (new Mul(), new Mul());
        Assert.Equal(550.0, taxed.Forward(apples.Forward(100, 5), 1.1));
        var (dApplePrice, dTax) = taxed.Backward(1);
        var (dApple, dNumber) = apples.Backward(dApplePrice);
        Assert.Equal((5.5, 110.00000000000001, 500.0), (dApple, dNumber, dTax));
    }

    [Fact]
    public void Apples_OfTheBook_TwoOfThem()
    {
        var c = ReferenceFile.Open("v1_layers")["buy_apple"];
        var (apples, taxed) = (new Mul(), new Mul());
        Assert.Equal(c.Number("outputs/price"), taxed.Forward(apples.Forward(100, 2), 1.1));
        var (dApplePrice, dTax) = taxed.Backward(1);
        Assert.Equal((c.Number("grads/dapple_price"), c.Number("grads/dtax")), (dApplePrice, dTax));
        Assert.Equal((c.Number("grads/dapple"), c.Number("grads/dapple_num")), apples.Backward(dApplePrice));
    }

    [Fact]
    public void ApplesAndOranges()
    {
        var c = ReferenceFile.Open("v1_layers")["buy_apple_orange"];
        var (apples, oranges, all, taxed) = (new Mul(), new Mul(), new Add(), new Mul());
        var price = taxed.Forward(all.Forward(apples.Forward(100, 2), oranges.Forward(150, 3)), 1.1);
        var (dAll, dTax) = taxed.Backward(1);
        var (dApplePrice, dOrangePrice) = all.Backward(dAll);
        var (dApple, dAppleNumber) = apples.Backward(dApplePrice);
        var (dOrange, dOrangeNumber) = oranges.Backward(dOrangePrice);
        Assert.Equal(715.0000000000001, price);
        Assert.Equal((110.00000000000001, 2.2, 3.3000000000000003, 165.0, 650.0), (dAppleNumber, dApple, dOrange, dOrangeNumber, dTax));
        Assert.Equal(c.Number("outputs/price"), price);
        Assert.Equal(c.Number("grads/dall_price"), dAll);
        Assert.Equal((c.Number("grads/dapple_price"), c.Number("grads/dorange_price")), (dApplePrice, dOrangePrice));
        Assert.Equal((c.Number("grads/dapple"), c.Number("grads/dapple_num")), (dApple, dAppleNumber));
        Assert.Equal((c.Number("grads/dorange"), c.Number("grads/dorange_num")), (dOrange, dOrangeNumber));
        Assert.Equal(c.Number("grads/dtax"), dTax);
    }

    [Fact]
    public void ReLU_Mask()
    {
        var relu = new ReLU();
        relu.Forward(Matrices.M(new[,] { { 1.0, -0.5 }, { -2.0, 3.0 } }));
        Assert.Equal(new[,] { { false, true }, { true, false } }, relu.Mask);
    }

    [Fact]
    public void Affine_BiasAndItsSum()
    {
        // x · W of [[0 0 0] [10 10 10]] plus [1 2 3], and dB of [[1 2 3] [4 5 6]].
        var affine = new Affine(Matrices.M(new double[,] { { 10, 10, 10 } }), Matrices.V(1, 2, 3));
        Assert.Equal(Matrices.M(new double[,] { { 1, 2, 3 }, { 11, 12, 13 } }), affine.Forward(Matrices.M(new double[,] { { 0 }, { 1 } })));
        affine.Backward(Matrices.M(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Assert.Equal([5.0, 7.0, 9.0], affine.B.Gradient.Row(0));
    }

    [Fact]
    public void RepeatAndSum_HaveTheShapesOfSection_1_3_4()
    {
        const int D = 8, N = 7;
        var repeat = new Repeat(N);
        Assert.Equal((N, D), ShapeOf(repeat.Forward(Matrices.Zeros(1, D))));
        Assert.Equal((1, D), ShapeOf(repeat.Backward(Matrices.Zeros(N, D))));
        var sum = new Sum();
        Assert.Equal((1, D), ShapeOf(sum.Forward(Matrices.Zeros(N, D))));
        Assert.Equal((N, D), ShapeOf(sum.Backward(Matrices.Zeros(1, D))));
    }

    [Fact]
    public void Softmax_OfLargeLogits_ReachesExactly0And1()
    {
        // "Above 0 and below 1" holds for real numbers, not for doubles.
        Assert.Equal([1.0, 0.0], Functions.Softmax(Matrices.V(1000, 0)));
    }

    private static (int, int) ShapeOf(MathNet.Numerics.LinearAlgebra.Matrix<double> x) => (x.RowCount, x.ColumnCount);
}
