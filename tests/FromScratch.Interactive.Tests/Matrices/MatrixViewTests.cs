using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Matrices;

public class MatrixViewTests
{
    private static readonly Matrix<double> Prices = Shown.Matrix(new double[,] { { 100, 2.5 }, { 150, 3 } });

    [Fact]
    public void Names_StandAtTheirRowsAndColumns()
    {
        var view = Prices.WithName("prices").WithRowNames("apple", "orange").WithColumnNames("price", "number");
        Assert.Equal("prices (2, 2)\n        price  number\napple   100.      2.5\norange  150.      3.", Shown.Text(view));
        var page = Shown.Page(view);
        Assert.Equal("prices (2, 2)", page.QuerySelector("caption")!.TextContent);
        Assert.Equal(["price", "number"], page.QuerySelectorAll("th[scope=col]").Select(th => th.TextContent));
        Assert.Equal(["apple", "orange"], page.QuerySelectorAll("th[scope=row]").Select(th => th.TextContent));
    }

    [Fact]
    public void NamesOfACutMatrix_AreThoseOfTheRowsSeen()
    {
        var view = Shown.Counting(30, 1).WithRowNames(Enumerable.Range(0, 30).Select(i => $"r{i}"));
        Assert.Equal(["r0", "r1", "r2", "r3", "r4", "r25", "r26", "r27", "r28", "r29"], Shown.Page(view).QuerySelectorAll("th[scope=row]").Select(th => th.TextContent));
        Assert.Contains("\n...  ...\n", Shown.Text(view), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongNumberOfNames_IsRefused() =>
        Assert.StartsWith("The matrix has 2 rows and there are 3 names.", Assert.Throws<ArgumentException>(() => Prices.WithRowNames("a", "b", "c")).Message, StringComparison.Ordinal);

    [Fact]
    public void Heat_ColoursByValueWithAKey()
    {
        var page = Shown.Page(Shown.Matrix(new double[,] { { -2, 0, 1, double.NaN } }).WithHeat());
        var styles = page.QuerySelectorAll("tbody td").Select(td => td.GetAttribute("style")!).ToList();
        Assert.Contains("background:#08457E", styles[0], StringComparison.Ordinal);
        Assert.Contains("background:#F7F7F7", styles[1], StringComparison.Ordinal);
        Assert.DoesNotContain("background", styles[3], StringComparison.Ordinal);
        Assert.Contains("linear-gradient", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(["-2.", "0.", "1.", "nan"], page.QuerySelectorAll("tbody td").Select(td => td.TextContent));
    }

    [Fact]
    public void Heat_SurvivesFlatAndEmptyMatrices()
    {
        Assert.Equal(4, Shown.Page(Matrix<double>.Build.Dense(2, 2).WithHeat()).QuerySelectorAll("td").Length);
        Assert.Empty(Shown.Page(Matrix<double>.Build.Dense(0, 2).WithHeat()).QuerySelectorAll("td"));
        Assert.Single(Shown.Page(Matrix<double>.Build.Dense(1, 1, double.NaN).WithHeat()).QuerySelectorAll("td"));
    }

    [Fact]
    public void HostileNames_AreText()
    {
        var page = Shown.Page(Prices.WithName("<script>1</script>").WithRowNames("<b>", "\"").WithColumnNames("<i>", "'"));
        Assert.Empty(page.QuerySelectorAll("script, tbody b, i"));
        Assert.Equal(["<b>", "\""], page.QuerySelectorAll("th[scope=row]").Select(th => th.TextContent));
    }
}
