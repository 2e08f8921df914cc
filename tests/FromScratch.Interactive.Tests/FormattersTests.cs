using Microsoft.DotNet.Interactive.Formatting;

namespace FromScratch.Interactive.Tests;

public class FormattersTests
{
    [Fact]
    public void Register_Twice_AddsNothing()
    {
        Formatters.Register();
        var once = Formatter.RegisteredFormatters(includeDefaults: false).Count();
        Formatters.Register();
        Assert.Equal(once, Formatter.RegisteredFormatters(includeDefaults: false).Count());
    }

    [Fact]
    public void MatrixInsideAnotherObject_IsATableToo()
    {
        var page = Shown.Page(new { x = Shown.Counting(2, 2), loss = 0.25 });
        Assert.Contains(page.QuerySelectorAll("caption"), caption => caption.TextContent == "(2, 2)");
    }
}
