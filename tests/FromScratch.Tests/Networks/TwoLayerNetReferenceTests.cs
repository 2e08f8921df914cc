using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Vol. 1's two-layer networks of chapters 4 (sigmoid) and 5 (ReLU), and the forward pass of section 3.4.</summary>
public class TwoLayerNetReferenceTests
{
    private static readonly ReferenceFile Vol1 = ReferenceFile.Open("v1_networks");

    [Fact]
    public void ThreeLayers_OfSection_3_4_Match()
    {
        var c = Vol1["three_layer_forward_book_3_4"];
        var layers = Enumerable.Range(1, 3).Select(k => new Affine(c.Matrix($"params/W{k}"), c.Vector($"params/b{k}"))).ToArray();
        var a1 = layers[0].Forward(c.Matrix("inputs/x"));
        var z1 = Functions.Sigmoid(a1);
        var a2 = layers[1].Forward(z1);
        var z2 = Functions.Sigmoid(a2);
        var y = Functions.Identity(layers[2].Forward(z2));
        Close.To(c.Matrix("outputs/a1"), a1);
        Close.To(c.Matrix("outputs/z1"), z1);
        Close.To(c.Matrix("outputs/a2"), a2);
        Close.To(c.Matrix("outputs/z2"), z2);
        Close.To(c.Matrix("outputs/y"), y);
        Close.To(y, new Network([layers[0], new Sigmoid(), layers[1], new Sigmoid(), layers[2]]).Predict(c.Matrix("inputs/x")));
    }

    [Fact]
    public void Predict_OfChapter4_IsTheSoftmaxOfTheScores() =>
        Close.To(Vol1["ch04_TwoLayerNet"].Matrix("outputs/predict_first4"),
            Functions.Softmax(Chapter4.Predict(FirstFour("ch04_TwoLayerNet", "x"))));

    [Fact]
    public void Predict_OfChapter5_Matches() =>
        Close.To(Vol1["ch05_TwoLayerNet"].Matrix("outputs/predict_first4"), Chapter5.Predict(FirstFour("ch05_TwoLayerNet", "x")));

    [Theory]
    [InlineData("ch04_TwoLayerNet")]
    [InlineData("ch05_TwoLayerNet")]
    public void LossAndGradients_Match(string name)
    {
        var c = Vol1[name];
        var net = Net(name);
        Matrix<double> x = FirstFour(name, "x"), t = FirstFour(name, "t");
        Close.To(c.Number("outputs/loss_first4"), net.Loss(x, t));
        net.Backward();
        foreach (var parameter in net.Parameters)
            Close.To(c.Matrix($"grads/backprop_first4/{parameter.Name}"), parameter.Gradient);
        foreach (var parameter in net.Gradient(x, Functions.ArgMax(t)))
            Close.To(c.Matrix($"grads/backprop_first4/{parameter.Name}"), parameter.Gradient);
    }

    [Theory]
    [InlineData("ch04_TwoLayerNet")]
    [InlineData("ch05_TwoLayerNet")]
    public void NumericalGradients_Match(string name)
    {
        var c = Vol1[name];
        var net = Net(name);
        Matrix<double> x = FirstFour(name, "x"), t = FirstFour(name, "t");
        foreach (var parameter in net.Parameters)
        {
            var numerical = NumericalGradient.Of(_ => net.Loss(x, t), parameter.Value);
            var expected = c.Matrix($"grads/numerical_first4/{parameter.Name}");

            // One bit of the loss, 2e-16, is 1e-12 of the gradient once divided by 2h; a few such bits are allowed.
            Assert.True((numerical - expected).Enumerate().Max(Math.Abs) < 1e-11, parameter.Name);
        }
    }

    [Theory]
    [InlineData("ch04_TwoLayerNet")]
    [InlineData("ch05_TwoLayerNet")]
    public void HundredSteps_OfTheBooksLoop_GiveItsLossCurve(string name)
    {
        var c = Vol1[name];
        var net = Net(name);
        var optimizer = new SGD(c.Number("init/lr"));
        Matrix<double> x = c.Matrix("inputs/x"), t = c.Matrix("inputs/t");
        var curve = c.Numbers("outputs/loss_curve");
        Assert.Equal(100, curve.Length);
        for (var step = 0; step < curve.Length; step++)
        {
            var batch = c.Ints($"inputs/batch_masks/{step}");
            Matrix<double> xBatch = Rows(x, batch), tBatch = Rows(t, batch);
            net.Gradient(xBatch, tBatch);
            optimizer.Update(net.Parameters);
            Close.To(curve[step], net.Loss(xBatch, tBatch), 1e-10);
        }

        foreach (var parameter in net.Parameters)
            Close.To(c.Matrix($"outputs/final_params/{parameter.Name}"), parameter.Value, 1e-10);
        Assert.Equal(c.Number("outputs/final_accuracy"), net.Accuracy(x, t));
        Assert.Equal(c.Number("outputs/final_accuracy"), net.Accuracy(x, Functions.ArgMax(t)));
    }

    private static TwoLayerNet Chapter4 => Net("ch04_TwoLayerNet");

    private static TwoLayerNet Chapter5 => Net("ch05_TwoLayerNet");

    private static TwoLayerNet Net(string name)
    {
        var c = Vol1[name];
        return new TwoLayerNet(
            c.Matrix("params/W1"), c.Vector("params/b1"), c.Matrix("params/W2"), c.Vector("params/b2"),
            name.StartsWith("ch04", StringComparison.Ordinal) ? new Sigmoid() : new ReLU());
    }

    private static Matrix<double> FirstFour(string name, string input) => Rows(Vol1[name].Matrix("inputs/" + input), [0, 1, 2, 3]);

    private static Matrix<double> Rows(Matrix<double> x, int[] rows) => Matrix<double>.Build.DenseOfRowVectors(rows.Select(x.Row));
}
