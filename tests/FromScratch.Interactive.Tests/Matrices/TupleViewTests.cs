namespace FromScratch.Interactive.Tests.Matrices;

public class TupleViewTests
{
    [Fact]
    public void Numbers_StandInParentheses()
    {
        Assert.Equal("(2.2, 110.00000000000001, 650)", Shown.Text((2.2, 110.00000000000001, 650)));
        Assert.Equal("(2.2, 110.00000000000001, 650)", Shown.Page((2.2, 110.00000000000001, 650)).Body!.TextContent);
        Assert.Equal("(1, (2, a), True)", Shown.Text((1, (2, "a"), true)));
    }

    [Fact]
    public void Matrices_StandSideBySideWithTheirLabels()
    {
        var page = Shown.Page((Shown.Counting(2, 3), Shown.Counting(1, 3)));
        Assert.Equal(["Item1 (2, 3)", "Item2 (1, 3)"], page.QuerySelectorAll("caption").Select(c => c.TextContent));
        Assert.Equal("Item1 (1, 3)\n[[0 1 2]]\nItem2\n0.5", Shown.Text((Shown.Counting(1, 3), 0.5)));
    }

    [Fact]
    public void ReferenceTuplesAndLongOnes_AreTuples()
    {
        Assert.Equal("(1, 2)", Shown.Text(Tuple.Create(1, 2)));
        Assert.Equal("(1, 2, 3, 4, 5, 6, 7, 8, 9)", Shown.Text((1, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    [Fact]
    public void HostileStrings_AreText()
    {
        var page = Shown.Page(("<script>alert(1)</script>", Shown.Counting(1, 1)));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
