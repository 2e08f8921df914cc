using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Layers;

public class ParametersViewTests
{
    private sealed class Net(params Parameter[] parameters) : IHasParameters
    {
        public IReadOnlyList<Parameter> Parameters => parameters;
    }

    private sealed class Described : IHasParameters
    {
        public IReadOnlyList<Parameter> Parameters { get; } = [new("<b>", Matrix<double>.Build.Dense(1, 2))];

        public override string ToString() => "Described (1 → 2) <i>";
    }

    private static Net Two() => new(new Parameter("W", Matrix<double>.Build.Dense(784, 50)), new Parameter("b", Matrix<double>.Build.Dense(1, 50)));

    [Fact]
    public void Parameters_AreListedWithShapesCountsAndTotal()
    {
        var rows = Shown.Page(Two()).QuerySelectorAll("tbody tr").Select(tr => string.Join('|', tr.Children.Select(td => td.TextContent)));
        Assert.Equal(["W|(784, 50)|39,200", "b|(1, 50)|50", "total||39,250"], rows);
        Assert.Equal("Net\n  W      (784, 50)  39,200\n  b      (1, 50)        50\n  total             39,250", Shown.Text(Two()));
    }

    [Fact]
    public void OwnDescription_IsKept()
    {
        Assert.Equal("Described (1 → 2) <i>", Shown.Text(new Described()));
        var page = Shown.Page(new Described());
        Assert.Contains("Described (1 → 2) <i>", page.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("i"));
        Assert.Equal("<b>", page.QuerySelector("tbody td")!.TextContent);
    }

    [Fact]
    public void NothingToLearn_IsSaid()
    {
        Assert.Equal("Net: no parameters", Shown.Text(new Net()));
        Assert.Equal("Net: no parameters", Shown.Page(new Net()).Body!.TextContent);
    }

    [Fact]
    public void Parameter_ShowsValueAndGradient()
    {
        var weight = new Parameter("W", Shown.Counting(2, 2));
        weight.Gradient[1, 1] = 0.5;
        Assert.Equal("W (2, 2)\n[[0 1]\n [2 3]]\ngradient of W\n[[0.  0. ]\n [0.  0.5]]", Shown.Text(weight));
        Assert.Equal(["W (2, 2)", "∂L/∂W (2, 2)"], Shown.Page(weight).QuerySelectorAll("caption").Select(c => c.TextContent));
    }

    [Fact]
    public void HostileName_IsText() =>
        Assert.Empty(Shown.Page(new Parameter("<img src=x onerror=alert(1)>", Shown.Counting(1, 1))).QuerySelectorAll("img"));

    [Fact]
    public void ListOfParameters_ShowsEach()
    {
        IReadOnlyList<Parameter> parameters = Two().Parameters;
        Assert.Equal(["W (784, 50)", "∂L/∂W (784, 50)", "b (1, 50)", "∂L/∂b (1, 50)"], Shown.Page(parameters).QuerySelectorAll("caption").Select(c => c.TextContent));
        Assert.Contains("\n\nb (1, 50)\n[[0 0", Shown.Text(parameters), StringComparison.Ordinal);
    }

    [Fact]
    public void RealLayers_ShowTheirParameters()
    {
        var affine = new Affine(Shown.Counting(2, 3), Vector<double>.Build.Dense(3));
        Assert.Equal(["W", "b", "total"], Shown.Page(affine).QuerySelectorAll("tbody tr").Select(tr => tr.Children[0].TextContent));
        Assert.Equal(affine.ToString(), Shown.Text(affine));
        Assert.Equal(["text/html", "text/plain"], Shown.MimeTypes(affine));
    }

    [Fact]
    public void NodesLossesAndOptimizers_SpeakForThemselves()
    {
        foreach (var value in new object[] { new Add(), new Mul(), new Div(), new SoftmaxWithLoss(), new SGD(0.1) })
        {
            Assert.Equal(["text/plain"], Shown.MimeTypes(value));
            Assert.Equal(value.ToString(), Shown.Text(value));
        }
    }
}
