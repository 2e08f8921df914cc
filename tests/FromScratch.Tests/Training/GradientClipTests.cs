namespace FromScratch.Tests;

public class GradientClipTests
{
    [Theory]
    [InlineData("clip_grads", 2)]
    [InlineData("clip_grads_no_clip", 1)]
    public void Clip_Matches(string name, int count)
    {
        var c = ReferenceFile.Open("v2_util")[name];
        var parameters = Enumerable.Range(0, count).Select(k =>
        {
            var gradient = c.Matrix($"inputs/grads/{k}");
            var parameter = new Parameter("p" + k, 0 * gradient);
            gradient.CopyTo(parameter.Gradient);
            return parameter;
        }).ToArray();
        var norm = Math.Sqrt(parameters.Sum(parameter => parameter.Gradient.Enumerate().Sum(g => g * g)));

        Close.To(norm, GradientClip.Clip(parameters, c.Number("inputs/max_norm")));

        for (var k = 0; k < count; k++) Close.To(c.Matrix($"outputs/grads/{k}"), parameters[k].Gradient);
    }

    [Fact]
    public void SameGradientTwice_CountsAndIsShortenedOnce()
    {
        var parameter = new Parameter("W", Matrices.M(new[,] { { 0.0, 0.0 } }));
        parameter.Gradient[0, 0] = 3;
        parameter.Gradient[0, 1] = 4;
        Assert.Equal(5, GradientClip.Clip([parameter, parameter.Named("again")], 1));
        Assert.Equal(0.6, parameter.Gradient[0, 0], 6);
    }

    [Fact]
    public void LimitThatIsNotAbove0_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClip.Clip([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClip.Clip([], double.NaN));
    }
}
