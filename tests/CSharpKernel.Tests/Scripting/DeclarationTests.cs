namespace CSharpKernel.Tests;

/// <summary>What a cell declares, later cells find, however many cells without declarations have run between them.</summary>
public sealed class DeclarationTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Theory]
    [InlineData("static int s = 3;", "s", "3")]
    [InlineData("const int C = 4;", "C", "4")]
    [InlineData("int P => 5;", "P", "5")]
    [InlineData("int.TryParse(\"6\", out var o);", "o", "6")]
    [InlineData("var (a, b) = (7, 8);", "b", "8")]
    [InlineData("object n = 9; if (n is int m) { }", "m", "9")]
    [InlineData("event Action E;", "E is null", "True")]
    [InlineData("enum Colour { Red }", "Colour.Red", "Red")]
    [InlineData("record Pair(int X);", "new Pair(1).X", "1")]
    [InlineData("int F() => 10;", "F()", "10")]
    [InlineData("using System.Globalization;", "CultureInfo.InvariantCulture.Name.Length", "0")]
    [InlineData("using Numbers = System.Collections.Generic.List<int>;", "new Numbers { 1 }.Count", "1")]
    [InlineData("#r \"System.Private.Xml\"\nusing System.Xml;", "typeof(XmlDocument).Name", "XmlDocument")]
    public async Task Declaration_IsFoundAfterCellsWithoutAny(string declaration, string use, string text)
    {
        await _notebook.TextAsync("1 + 1");
        await _notebook.TextAsync(declaration);
        Assert.Equal("2", await _notebook.TextAsync("1 + 1"));
        Assert.Equal("[ 4 ]", await _notebook.TextAsync("$\"[ {new[] { 1, 2 }.Select(x => x * 2).Last()} ]\""));
        Assert.Equal(text, await _notebook.TextAsync(use));
    }

    [Fact]
    public async Task Lambda_OfACellWithoutDeclarations_LivesOn()
    {
        await _notebook.TextAsync("var later = new List<Func<int>>();");
        await _notebook.TextAsync("later.Add(() => 6 * 7);");
        await _notebook.TextAsync("later.Add(() => 6 * 8);");
        Assert.Equal("90", await _notebook.TextAsync("later.Sum(f => f())"));
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
