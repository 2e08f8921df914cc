namespace FromScratch.Tests;

/// <summary>Both books' optimizers: three updates of two parameters, and the walks down the valley of vol. 1 section 6.1.</summary>
public class OptimizerReferenceTests
{
    [Theory]
    [InlineData("Momentum")]
    [InlineData("Nesterov")]
    [InlineData("AdaGrad")]
    [InlineData("RMSprop")]
    [InlineData("Adam")]
    public void Updates_OfVol1_Match(string name) => Matches("v1_optimizers", name, ["W1", "b1"]);

    [Theory]
    [InlineData("Momentum")]
    [InlineData("AdaGrad")]
    [InlineData("RMSprop")]
    [InlineData("Adam")]
    public void Updates_OfVol2_Match(string name) => Matches("v2_optimizers", name, ["0", "1"]);

    [Fact]
    public void Nesterov_IsVol1s_WhichVol2sDiffersFrom()
    {
        var c = ReferenceFile.Open("v2_optimizers")["Nesterov"];
        var parameter = new Parameter("W", c.Matrix("inputs/params/0"));
        c.Matrix("inputs/grads/0/0").CopyTo(parameter.Gradient);
        var optimizer = Optimizer(c);
        optimizer.Update([parameter]);

        // Volume 2 adds α² times the velocity it has just made: −α² η g too much after the first update.
        var excess = -0.81 * c.Number("init/lr") * parameter.Gradient;
        Close.To(c.Matrix("outputs/params_after/0/0"), parameter.Value + excess);
    }

    [Theory]
    [InlineData("naive_trajectory_Momentum")]
    [InlineData("naive_trajectory_AdaGrad")]
    public void WalkDownTheValley_Matches(string name)
    {
        var c = ReferenceFile.Open("v1_optimizers")[name];
        var position = new Parameter("position", Matrices.M(new[,] { { c.Number("inputs/x0"), c.Number("inputs/y0") } }));
        var optimizer = Optimizer(c);
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

    private static void Matches(string file, string name, string[] keys)
    {
        var c = ReferenceFile.Open(file)[name];
        var parameters = Array.ConvertAll(keys, key => new Parameter("p" + key, c.Matrix("inputs/params/" + key)));
        var optimizer = Optimizer(c);
        for (var step = 0; step < 3; step++)
        {
            for (var k = 0; k < keys.Length; k++) c.Matrix($"inputs/grads/{step}/{keys[k]}").CopyTo(parameters[k].Gradient);
            optimizer.Update(parameters);
            for (var k = 0; k < keys.Length; k++) Close.To(c.Matrix($"outputs/params_after/{step}/{keys[k]}"), parameters[k].Value);
        }
    }

    private static IOptimizer Optimizer(ReferenceCase c) => c.Text("optimizer") switch
    {
        "Momentum" => new Momentum(c.Number("init/lr"), c.Number("init/momentum")),
        "Nesterov" => new Nesterov(c.Number("init/lr"), c.Number("init/momentum")),
        "AdaGrad" => new AdaGrad(c.Number("init/lr")),
        "RMSprop" => new RMSprop(c.Number("init/lr"), c.Number("init/decay_rate")),
        "Adam" => new Adam(c.Number("init/lr"), c.Number("init/beta1"), c.Number("init/beta2")),
        var other => throw new InvalidOperationException(other),
    };
}
