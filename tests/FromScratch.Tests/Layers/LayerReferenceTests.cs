using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>The books' layers, value by value.</summary>
public class LayerReferenceTests
{
    private static readonly ReferenceFile Vol1 = ReferenceFile.Open("v1_layers");
    private static readonly ReferenceFile Vol2 = ReferenceFile.Open("v2_layers");
    private static readonly ReferenceFile Time = ReferenceFile.Open("v2_time_layers_f64");

    [Fact]
    public void ReLU_OfTheBook_GivesItsMaskAndGradient()
    {
        var c = Vol1["Relu_book"];
        var relu = new ReLU();
        Matches(c, relu);
        Assert.Equal(c.Bools("outputs/mask"), relu.Mask.Cast<bool>());
    }

    [Fact]
    public void Sigmoid_OfBothBooks_Matches()
    {
        Matches(Vol1["Sigmoid"], new Sigmoid());
        Matches(Vol2["Sigmoid"], new Sigmoid());
    }

    [Fact]
    public void Softmax_OfVol2_Matches() => Matches(Vol2["Softmax"], new Softmax());

    [Fact]
    public void Affine_OfBothBooks_Matches()
    {
        AffineMatches(Vol1["Affine_2d"]);
        AffineMatches(Vol2["Affine"]);
    }

    [Fact]
    public void Affine_OfFourDimensionalInput_MatchesWhenFlattened()
    {
        // MathNet has matrices only. The reader flattens (2, 3, 2, 2) to (2, 12), as the book's layer does inside.
        var c = Vol1["Affine_4d_input"];
        Assert.Equal([2, 3, 2, 2], c.Shape("inputs/x"));
        AffineMatches(c);
    }

    [Fact]
    public void MatMul_OfVol2_Matches()
    {
        var c = Vol2["MatMul"];
        var matMul = new MatMul(c.Matrix("params/W"));
        Matches(c, matMul);
        Close.To(c.Matrix("grads/dW"), matMul.W.Gradient);
    }

    [Fact]
    public void Repeat_OfVol2_Matches()
    {
        var c = Vol2["node_Repeat_1_3_4_3"];
        var repeat = new Repeat(c.Int("inputs/N"));
        Close.To(c.Matrix("outputs/y"), repeat.Forward(c.Matrix("inputs/x")));
        Close.To(c.Matrix("grads/dx"), repeat.Backward(c.Matrix("inputs/dy")));
    }

    [Fact]
    public void Sum_OfVol2_Matches()
    {
        var c = Vol2["node_Sum_1_3_4_4"];
        var sum = new Sum();
        Close.To(c.Matrix("outputs/y"), sum.Forward(c.Matrix("inputs/x")));
        Close.To(c.Matrix("grads/dx"), sum.Backward(c.Matrix("inputs/dy")));
    }

    [Fact]
    public void RnnCell_OfVol2_Matches()
    {
        var c = Time["RNN"];
        var cell = new RnnCell(c.Matrix("params/Wx"), c.Matrix("params/Wh"), c.Vector("params/b"));
        Close.To(c.Matrix("outputs/h_next"), cell.Forward(c.Matrix("inputs/x"), c.Matrix("inputs/h_prev")));
        var (dx, dhPrev) = cell.Backward(c.Matrix("inputs/dh_next"));
        Close.To(c.Matrix("grads/dx"), dx);
        Close.To(c.Matrix("grads/dh_prev"), dhPrev);
        Close.To(c.Matrix("grads/dWx"), cell.Wx.Gradient);
        Close.To(c.Matrix("grads/dWh"), cell.Wh.Gradient);
        Close.To(c.Matrix("grads/db"), cell.B.Gradient);
    }

    [Theory]
    [InlineData("v1_layers", "SoftmaxWithLoss_label")]
    [InlineData("v2_layers", "SoftmaxWithLoss_label")]
    public void SoftmaxWithLoss_OfLabels_Matches(string file, string name)
    {
        var c = ReferenceFile.Open(file)[name];
        LossMatches(c, loss => loss.Forward(c.Matrix("inputs/x"), c.Ints("inputs/t")));
    }

    [Theory]
    [InlineData("v1_layers", "SoftmaxWithLoss_onehot")]
    [InlineData("v1_layers", "SoftmaxWithLoss_book_neg")]
    [InlineData("v2_layers", "SoftmaxWithLoss_onehot")]
    public void SoftmaxWithLoss_OfOneHotRows_Matches(string file, string name)
    {
        var c = ReferenceFile.Open(file)[name];
        LossMatches(c, loss => loss.Forward(c.Matrix("inputs/x"), c.Matrix("inputs/t")));
    }

    private static void LossMatches(ReferenceCase c, Func<SoftmaxWithLoss, double> forward)
    {
        var loss = new SoftmaxWithLoss();
        Close.To(c.Number("outputs/loss"), forward(loss));
        Close.To(c.Matrix("outputs/y"), loss.Y);
        Close.To(c.Matrix("grads/dx"), loss.Backward());
        if (c.Has("grads/dx_dout2")) Close.To(c.Matrix("grads/dx_dout2"), loss.Backward(2));
    }

    private static void AffineMatches(ReferenceCase c)
    {
        var affine = new Affine(c.Matrix("params/W"), c.Vector("params/b"));
        Matches(c, affine);
        Close.To(c.Matrix("grads/dW"), affine.W.Gradient);
        Close.To(c.Matrix("grads/db"), affine.B.Gradient);
    }

    private static void Matches(ReferenceCase c, ILayer layer)
    {
        Matrix<double> x = c.Matrix("inputs/x"), dout = c.Matrix("inputs/dout");
        Close.To(c.Matrix("outputs/y"), layer.Forward(x));
        Close.To(c.Matrix("grads/dx"), layer.Backward(dout));
        Assert.Equal(c.Matrix("inputs/dout"), dout);
        Assert.Equal(c.Matrix("inputs/x"), x);
    }
}
