using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public class MultilineTextTests
{
    [Theory]
    [InlineData("""["a\n", "b"]""", "a\nb")]
    [InlineData("""["// a comment", "x + 1"]""", "// a comment\nx + 1")]
    [InlineData("""["a", "", "b"]""", "a\n\nb")]
    [InlineData("""["a\r\n", "b\n"]""", "a\r\nb\n")]
    [InlineData("\"a\\nb\"", "a\nb")]
    [InlineData("[]", "")]
    public void Join_GivesTheText_AlsoOfLinesWithoutBreaks(string json, string text) =>
        Assert.Equal(text, MultilineText.Join(JsonNode.Parse(json)));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a\nb\n")]
    [InlineData("\n\na\r\nb\rc\u2028d\n")]
    public void Split_KeepsEveryCharacter(string text) =>
        Assert.Equal(text, string.Concat(MultilineText.Split(text).Select(l => l.AsText())));

    [Fact]
    public void Split_BreaksWhereJupyterDoes() =>
        Assert.Equal(["a\r\n", "b\r", "c\n", "\n", "d"], MultilineText.Split("a\r\nb\rc\n\nd").Select(l => l.AsText()!));
}
