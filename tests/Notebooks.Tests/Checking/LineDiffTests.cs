namespace Notebooks.Tests;

public class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc\nd\ne\n", "a\nb\nx\nd\ne\n", "  a|  b|- c|+ x|  d|  e")]
    [InlineData("a\nb\n", "a\n", "  a|- b")]
    [InlineData("a\n", "a\nb\n", "  a|+ b")]
    [InlineData("1\n2\n3\n4", "0\n2\n3\n5", "- 1|+ 0|  2|  3|- 4|+ 5")]
    [InlineData("a ", "a", "- a·|+ a")]
    [InlineData("a\t\u0007", "a", "- a\\t\\u0007|+ a")]
    public void Of_ShowsWhatChanged_WithItsSurroundings(string expected, string actual, string lines) =>
        Assert.Equal(lines, string.Join('|', LineDiff.Of(expected, actual)));

    [Fact]
    public void Of_LongTexts_IsBounded()
    {
        string left = string.Join('\n', Enumerable.Range(0, 5000)), right = string.Join('\n', Enumerable.Range(0, 5000).Select(i => i * 2 + 1));

        Assert.InRange(LineDiff.Of(left, right).Count, 10, 40);
        Assert.All(LineDiff.Of(new string('x', 100_000) + "1", new string('x', 100_000) + "2"), line => Assert.InRange(line.Length, 3, 200));
        Assert.EndsWith("1", LineDiff.Of(new string('x', 100_000) + "1", new string('x', 100_000) + "2")[0], StringComparison.Ordinal);
    }
}
