namespace FromScratch.Interactive.Tests;

public class FeedbackViewTests
{
    private static readonly Feedback Wrong = Check.All("Apples",
        Check.That(550.0, "price").Is(550), Check.That(200.0, "gradient").OnMistake(200, "Where is the tax?").Is(220));

    [Fact]
    public void PlainText_BeginsWithTheVerdict_AndIsThatOfToString()
    {
        Assert.StartsWith("✗ Apples: gradient: not what comes out\n", Shown.Text(Wrong), StringComparison.Ordinal);
        Assert.Equal(Wrong.ToString(), Shown.Text(Wrong));
        Assert.StartsWith("✓ price: ", Shown.Text(Check.That(550.0, "price").Is(550)), StringComparison.Ordinal);
        Assert.Equal(["text/html", "text/plain"], Shown.MimeTypes(Wrong));
    }

    [Fact]
    public void Page_ListsEachFinding_WithItsMarkInWords()
    {
        var page = Shown.Page(Wrong);
        Assert.Equal(["✓ price: that is what comes out", "✗ gradient: not what comes outyours 200Hint: Where is the tax?"], page.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Equal(["wrong", "right", "wrong"], page.QuerySelectorAll("[role=img]").Select(mark => mark.GetAttribute("aria-label")));
    }

    [Fact]
    public void SingleFinding_IsSaidOnce()
    {
        var page = Shown.Page(Check.That(double.NaN, "prediction").Is(1));
        Assert.Empty(page.QuerySelectorAll("li"));
        Assert.Equal("✗ prediction: there is no answer yetHint: Put your own in the place of NaN or null, run that cell, then this one.", page.Body!.TextContent);
    }

    [Fact]
    public void HostileText_IsText()
    {
        var page = Shown.Page(Check.That("<img src=x onerror=alert(1)>", "<b>").OnMistake("<img src=x onerror=alert(1)>", "<script>alert(1)</script>").Is("y"));
        Assert.Empty(page.QuerySelectorAll("img,script"));
        Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
