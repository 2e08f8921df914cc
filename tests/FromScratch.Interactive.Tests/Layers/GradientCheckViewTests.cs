using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests;

public class GradientCheckViewTests
{
    private static readonly Matrix<double> X = Shown.Matrix(new[,] { { 0.3, -0.7 } });

    [Fact]
    public void PassedCheck_SaysSo_WithOneRowForEachParameterAndInput()
    {
        var page = Shown.Page(GradientCheck.Of(new Affine(Shown.Matrix(new[,] { { 1.0 }, { 2.0 } }), Shown.Matrix(new[,] { { 0.5 } })), X));
        Assert.Equal("Gradient check: passed ✓", page.QuerySelector("caption b")!.TextContent);
        Assert.Equal(["W", "b", "x"], page.QuerySelectorAll("tbody tr").Select(row => row.Children[0].TextContent));
        Assert.Equal(["(2, 1)", "(1, 1)", "(1, 2)"], page.QuerySelectorAll("tbody tr").Select(row => row.Children[1].TextContent));
    }

    [Fact]
    public void FailedCheck_MarksTheRow_AndShowsBothValues()
    {
        var check = GradientCheck.Of(x => x.PointwisePower(2).RowSums().Sum(), x => 3 * x, X);
        var row = Shown.Page(check).QuerySelector("tbody tr")!;
        Assert.EndsWith("failed ✗", Shown.Page(check).QuerySelector("caption b")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("✗", row.Children[2].TextContent, StringComparison.Ordinal);
        Assert.NotEqual(row.Children[4].TextContent, row.Children[5].TextContent);
        Assert.EndsWith("failed ✗", Shown.Text(check), StringComparison.Ordinal);
    }
}
