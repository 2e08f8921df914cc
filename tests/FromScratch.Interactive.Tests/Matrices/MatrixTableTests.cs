using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Matrices;

public class MatrixTableTests
{
    [Fact]
    public void Caption_IsTheShape()
    {
        Assert.Equal("(2, 3)", Shown.Page(Shown.Counting(2, 3)).QuerySelector("caption")!.TextContent);
        Assert.Equal("(3,)", Shown.Page(Vector<double>.Build.Dense(3)).QuerySelector("caption")!.TextContent);
        Assert.Equal("(0, 3)", Shown.Page(Matrix<double>.Build.Dense(0, 3)).QuerySelector("caption")!.TextContent);
    }

    [Fact]
    public void Cells_AreTheEntriesInOrder()
    {
        var cells = Shown.Page(Shown.Counting(7, 8)).QuerySelectorAll("td").Select(td => td.TextContent);
        Assert.Equal(Enumerable.Range(0, 56).Select(i => NumberText.Shortest(i)), cells);
    }

    [Fact]
    public void PointsAlign_BecauseShortFractionsKeepTheirPadding() =>
        Assert.Equal(["0.25", "1.", "1.  ", "2."], Shown.Page(Shown.Matrix(new double[,] { { 0.25, 1 }, { 1, 2 } })).QuerySelectorAll("td").Select(td => td.TextContent));

    [Fact]
    public void CutTable_SaysWhichRowsAndColumnsAreSeen()
    {
        var page = Shown.Page(Shown.Counting(1000, 30));
        Assert.Equal("(1000, 30)", page.QuerySelector("caption")!.TextContent);
        Assert.Equal(["0", "1", "2", "3", "4", "995", "996", "997", "998", "999"], page.QuerySelectorAll("th[scope=row]").Select(th => th.TextContent));
        Assert.Equal(["0", "1", "2", "3", "4", "25", "26", "27", "28", "29"], page.QuerySelectorAll("th[scope=col]").Select(th => th.TextContent));
        Assert.Equal(11, page.QuerySelectorAll("tbody tr").Length);
        Assert.All(page.QuerySelectorAll("tr").Select(tr => tr.Children.Length), count => Assert.Equal(12, count));
    }

    [Fact]
    public void LargeMatrix_IsASmallPage() => Assert.InRange(Shown.Html(Shown.Counting(1000, 1000)).Length, 1000, 25_000);

    [Fact]
    public void Page_NeedsNoStyleSheetAndFixesNoColour()
    {
        var html = Shown.Html(Shown.Counting(3, 3));
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" id=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("#", html, StringComparison.Ordinal);
        Assert.Contains("color:inherit", html, StringComparison.Ordinal);
    }

    [Fact]
    public void MatricesAndMasks_ComeAsHtmlAndText()
    {
        object[] values =
        [
            Shown.Counting(2, 2), Matrix<double>.Build.Sparse(2, 2), Matrix<double>.Build.DiagonalIdentity(2), Matrix<float>.Build.Dense(1, 1),
            Vector<double>.Build.Dense(2), Vector<float>.Build.Sparse(2), new bool[1, 1], new double[1, 1], new double[1], new int[1], (1.5, 2),
            (Shown.Counting(1, 1), 2), new Parameter("W", Shown.Counting(1, 1)),
        ];
        Assert.All(values, value => Assert.Equal(["text/html", "text/plain"], Shown.MimeTypes(value)));
    }

    [Fact]
    public void Scalars_ComeAsText() =>
        Assert.All(new object[] { 1.5, 1.5f, 1, 1L, true, "text", 'c', 1.5m }, value => Assert.Equal(["text/plain"], Shown.MimeTypes(value)));
}
