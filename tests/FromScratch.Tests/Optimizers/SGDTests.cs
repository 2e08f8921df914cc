namespace FromScratch.Tests;

public class SGDTests
{
    [Fact]
    public void Update_OfVol1_Matches()
    {
        var c = ReferenceFile.Open("v1_optimizers")["SGD"];
        Matches(c, ["W1", "b1"], ["W1", "b1"]);
    }

    [Fact]
    public void Update_OfVol2_Matches()
    {
        var c = ReferenceFile.Open("v2_optimizers")["SGD"];
        Matches(c, ["W1", "b1"], ["0", "1"]);
    }

    [Fact]
    public void Update_AlongTheBooksValley_Matches()
    {
        // Vol. 1 section 6.1.2: f(x, y) = x²/20 + y².
        var c = ReferenceFile.Open("v1_optimizers")["naive_trajectory_SGD"];
        var position = new Parameter("position", Matrices.M(new[,] { { c.Number("inputs/x0"), c.Number("inputs/y0") } }));
        var optimizer = new SGD(c.Number("init/lr"));
        double[] xs = c.Numbers("outputs/x"), ys = c.Numbers("outputs/y");
        for (var step = 0; step < xs.Length; step++)
        {
            Close.To(xs[step], position.Value[0, 0]);
            Close.To(ys[step], position.Value[0, 1]);
            position.Gradient[0, 0] = position.Value[0, 0] / 10;
            position.Gradient[0, 1] = 2 * position.Value[0, 1];
            optimizer.Update([position]);
        }
    }

    [Fact]
    public void Update_KeepsValueStorageAndGradients()
    {
        var value = Matrices.M(new[,] { { 1.0, 2.0 } });
        var parameter = new Parameter("W", value);
        parameter.Gradient[0, 1] = 10;
        new SGD(0.1).Update([parameter]);
        Assert.Equal([1.0, 1.0], value.Row(0));
        Assert.Equal([0.0, 10.0], parameter.Gradient.Row(0));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.1)]
    public void LearningRate_ThatCannotBe_IsRefused(double learningRate)
    {
        Assert.Contains("learning rate", Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(learningRate)).Message);
        var optimizer = new SGD(0.5);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = learningRate);
        Assert.Equal(0.5, optimizer.LearningRate);
    }

    [Fact]
    public void Update_WithANullAmongTheParameters_ChangesNone()
    {
        var parameter = new Parameter("W", Matrices.M(new[,] { { 1.0 } }));
        parameter.Gradient[0, 0] = 1;
        Assert.Throws<ArgumentNullException>(() => new SGD(1).Update([parameter, null!]));
        Assert.Throws<ArgumentNullException>(() => new SGD(1).Update(null!));
        Assert.Equal(1, parameter.Value[0, 0]);
    }

    [Fact]
    public void ToString_ShowsTheLearningRate() => Assert.Equal("SGD (learning rate 0.01)", new SGD().ToString());

    private static void Matches(ReferenceCase c, string[] names, string[] keys)
    {
        var parameters = names.Zip(keys, (name, key) => new Parameter(name, c.Matrix($"inputs/params/{key}"))).ToArray();
        var optimizer = new SGD(c.Number("init/lr"));
        Assert.Equal(3, c.Count("inputs/grads"));
        for (var step = 0; step < 3; step++)
        {
            for (var k = 0; k < keys.Length; k++)
                c.Matrix($"inputs/grads/{step}/{keys[k]}").CopyTo(parameters[k].Gradient);
            optimizer.Update(parameters);
            for (var k = 0; k < keys.Length; k++)
                Close.To(c.Matrix($"outputs/params_after/{step}/{keys[k]}"), parameters[k].Value);
        }
    }
}
