namespace FromScratch.Interactive.Tests.Graphs;

public class GraphFormattersTests
{
    [Fact]
    public void ANode_ShowsAsPictureAndText()
    {
        var price = SampleGraphs.Apples();
        price.Forward();
        Assert.Equal(["text/html", "image/svg+xml", "text/plain"], Shown.MimeTypes(price));
        Assert.StartsWith("<svg", Show(price, "image/svg+xml"), StringComparison.Ordinal);
        Assert.StartsWith("node ", Shown.Text(price), StringComparison.Ordinal);
    }

    [Fact]
    public void MatrixNodes_Graphs_AndDrawings_ShowTheSameWay()
    {
        var node = Graph.Input("x", new double[,] { { 1, 2 } });
        foreach (var value in new object[] { node, new Graph(node), node.Draw() })
        {
            Assert.Equal(["text/html", "image/svg+xml", "text/plain"], Shown.MimeTypes(value));
            Assert.Equal(Show(value, "image/svg+xml"), Shown.ImageInHtml(value));
            Assert.StartsWith("<svg", Show(value, "image/svg+xml"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Steps_ShowAsHtml_WithAPictureAndTextBeside()
    {
        var steps = SampleGraphs.Apples().Steps();
        Assert.Equal(["text/html", "image/svg+xml", "text/plain"], Shown.MimeTypes(steps));
        Assert.Contains("<script>", Shown.Html(steps), StringComparison.Ordinal);
        Assert.StartsWith("<svg", Show(steps, "image/svg+xml"), StringComparison.Ordinal);
        Assert.Contains("Forward", Shown.Text(steps), StringComparison.Ordinal);
    }

    [Fact]
    public void ADrawing_IsOfTheMomentItWasMade()
    {
        var price = SampleGraphs.Apples();
        var before = price.Draw();
        price.Forward();
        Assert.DoesNotContain("220", before.Svg, StringComparison.Ordinal);
        Assert.Contains("220", price.Draw().Svg, StringComparison.Ordinal);
    }

    private static string Show(object value, string mimeType)
    {
        Formatters.Register();
        return Microsoft.DotNet.Interactive.Formatting.Formatter.ToDisplayString(value, mimeType);
    }
}
