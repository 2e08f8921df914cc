namespace FromScratch.Interactive.Tests.Matrices;

public class FormulaTests
{
    [Fact]
    public void Matrices_StandUnderTheirNamesWithOperatorsBetween()
    {
        var x = Shown.Counting(2, 2);
        var W = Shown.Counting(2, 1);
        var page = Shown.Page(Formula.Of($"{x} · {W} = {x * W:y}"));
        Assert.Equal(["x (2, 2)", "W (2, 1)", "y (2, 1)"], page.QuerySelectorAll("caption").Select(c => c.TextContent));
        Assert.Equal("x (2, 2)0123·W (2, 1)01=y (2, 1)13", page.Body!.TextContent);
        Assert.Equal(
            "x (2, 2)     W (2, 1)     y (2, 1)\n[[0 1]    ·  [[0]      =  [[1]\n [2 3]]       [1]]         [3]]",
            Shown.Text(Formula.Of($"{x} · {W} = {x * W:y}")));
    }

    [Fact]
    public void NumbersMasksAndViews_MayStandInIt()
    {
        var loss = 0.5;
        var x = Shown.Counting(1, 2);
        var page = Shown.Page(Formula.Of($"{loss} {x.WithHeat():x} {new[] { true }:mask}"));
        Assert.Equal(["x (1, 2)", "mask (1,)"], page.QuerySelectorAll("caption").Select(c => c.TextContent));
        Assert.Contains("0.5", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("loss", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void WideFormula_IsWrittenOneBelowTheOther()
    {
        var x = Shown.Counting(2, 20);
        Assert.StartsWith("x (2, 20)\n[[ 0  1", Shown.Text(Formula.Of($"{x} + {x}")), StringComparison.Ordinal);
        Assert.Contains("\n+\nx (2, 20)\n", Shown.Text(Formula.Of($"{x} + {x}")), StringComparison.Ordinal);
    }

    [Fact]
    public void TextBetween_IsText() => Assert.Empty(Shown.Page(Formula.Of($"{1.5} <script>alert(1)</script> {2.5}")).QuerySelectorAll("script"));

    [Fact]
    public void EmptyFormula_IsEmpty() => Assert.Equal("", Shown.Text(Formula.Of($"")).Trim());
}
