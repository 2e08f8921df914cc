using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FromScratch.Interactive.Tests.Graphs;

public partial class GraphSvgTests
{
    public static TheoryData<string> Samples => [.. SampleGraphs.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void EveryDrawing_IsXml_AndDescribesItself(string sample)
    {
        var svg = XDocument.Parse(new GraphDrawing(SampleGraphs.All[sample]()).Svg).Root!;
        Assert.Equal("img", svg.Attribute("role")!.Value);
        var children = svg.Elements().Take(2).ToList();
        Assert.Equal(["title", "desc"], children.Select(child => child.Name.LocalName));
        Assert.All(children, child => Assert.NotEmpty(child.Value));
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal) && attribute.Name != "class");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void TheSameGraph_GivesTheSameBytes_InEveryCulture(string sample)
    {
        var here = new GraphDrawing(SampleGraphs.All[sample]());
        var there = Shown.Under("de-DE", () => new GraphDrawing(SampleGraphs.All[sample]()));
        Assert.Equal(here.Svg, there.Svg);
        Assert.Equal(here.Text, there.Text);
    }

    [Fact]
    public void DifferentDrawings_HaveDifferentNames_AndNoIds()
    {
        var drawings = SampleGraphs.All.Values.Select(make => new GraphDrawing(make()).Svg).ToList();
        Assert.Equal(drawings.Count, drawings.Select(svg => ClassName().Match(svg).Value).Distinct().Count());
        Assert.All(drawings, svg => Assert.DoesNotContain(" id=", svg, StringComparison.Ordinal));
    }

    [Fact]
    public void ADrawing_ScalesToTheCell()
    {
        var svg = XDocument.Parse(new GraphDrawing(SampleGraphs.All["sixty nodes"]()).Svg).Root!;
        Assert.Equal($"0 0 {svg.Attribute("width")!.Value} {svg.Attribute("height")!.Value}", svg.Attribute("viewBox")!.Value);
        Assert.Contains("max-width:100%", svg.Attribute("style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeBackward_ThereAreValuesAndNoGradients()
    {
        var texts = Texts(SampleGraphs.All["buy apples, forward only"]());
        Assert.Contains(("value", "220"), texts);
        Assert.DoesNotContain(texts, text => text.Part == "gradient");
        Assert.DoesNotContain(texts, text => text.Text == "0");
    }

    [Fact]
    public void BeforeForward_OnlyTheInputsHaveValues() =>
        Assert.Equal(["100", "2", "1.1"], Texts(SampleGraphs.All["buy apples, not computed"]()).Where(text => text.Part == "value" && char.IsDigit(text.Text[0])).Select(text => text.Text));

    [Fact]
    public void AfterBackward_TheBooksNumbersAreThere()
    {
        var texts = Texts(SampleGraphs.All["buy apples"]());
        Assert.Equal(["100", "2", "200", "1.1", "220"], texts.Where(text => text.Part == "value" && char.IsDigit(text.Text[0])).Select(text => text.Text));
        Assert.Equal(["2.2", "110", "1.1", "200", "1"], texts.Where(text => text.Part == "gradient" && char.IsDigit(text.Text[0])).Select(text => text.Text));
    }

    [Fact]
    public void ValuesStandAboveTheirEdge_GradientsBelow()
    {
        foreach (var band in Bands.Split(GraphPicture.Of(SampleGraphs.All["buy apples"]())))
        {
            band.Arrange();
            var svg = new SvgText();
            foreach (var link in band.Links)
            {
                LinkSvg.DrawAbove(svg, link);
                LinkSvg.DrawBelow(svg, link);
                var lines = XDocument.Parse($"<g>{svg}</g>").Root!.Elements("text").TakeLast(2).Select(text => double.Parse(text.Attribute("y")!.Value, CultureInfo.InvariantCulture)).ToList();
                Assert.True(lines[0] < link.Edge.Label.Y && lines[1] > link.Edge.Label.Y);
            }
        }
    }

    [Fact]
    public void ANumberShownShorter_TellsItsExactDigits() =>
        Assert.Contains(">220<title>220.00000000000003</title>", new GraphDrawing(SampleGraphs.All["buy apples"]()).Svg, StringComparison.Ordinal);

    [Fact]
    public void MatrixEdges_ShowTheirShapes_AndFewEntries()
    {
        var texts = Texts(SampleGraphs.All["affine opened"]());
        Assert.Contains(("value", "(2, 2)"), texts);
        Assert.Contains(("gradient", "(1, 3)"), texts);
        var big = Texts(SampleGraphs.All["two-layer net opened"]());
        Assert.Contains(("value", "(30, 10)"), big);
        Assert.Contains(("gradient", "(2, 10)"), big);
    }

    [Fact]
    public void AShapeError_IsDrawnAtItsNode_WithTheValuesBefore()
    {
        var texts = Texts(SampleGraphs.All["a shape error"]());
        Assert.Contains(("error", "dot"), texts);
        Assert.Contains("dot: X (2,\u00A02) has 2 columns, W", string.Join(' ', texts.Where(text => text.Part == "error").Skip(1).Select(text => text.Text)), StringComparison.Ordinal);
        Assert.Contains(("value", "(3, 4)"), texts);
        Assert.Contains(("name", "ReLU"), texts);
    }

    [Fact]
    public void NotANumber_IsShownAsSuch()
    {
        var texts = Texts(SampleGraphs.All["not a number"]());
        Assert.Contains(("error", "nan"), texts);
        Assert.Contains(("error", "inf"), texts);
    }

    [Fact]
    public void HostileNames_StayText()
    {
        var drawing = new GraphDrawing(SampleGraphs.All["hostile names"](), "</title><script>alert(2)</script>");
        var svg = XDocument.Parse(drawing.Svg);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "img");
        Assert.Contains(svg.Descendants(), element => element.Value == "<script>alert(1)</script>");
        Assert.Contains(svg.Descendants(), element => element.Value == "りんごの個数");
    }

    [Fact]
    public void Colours_HaveContrast_InLightAndDark()
    {
        foreach (var shade in new Func<string, string>[] { GraphColors.Light, GraphColors.Dark })
        {
            foreach (var text in new[] { "name", "muted", "value", "gradient", "error" })
                Assert.True(Contrast(shade(text), shade("card")) >= 4.5, $"{text} on card");
            foreach (var ground in new[] { "node", "layer", "input", "active" })
                Assert.True(Contrast(shade("name"), shade(ground)) >= 4.5, $"name on {ground}");
            Assert.True(Contrast(shade("muted"), shade("layer")) >= 4.5);
            Assert.True(Contrast(shade("error"), shade("node")) >= 4.5);
            Assert.True(Contrast(shade("edge"), shade("card")) >= 3);
            Assert.True(Contrast(shade("rim"), shade("card")) >= 3);
        }
    }

    [Theory]
    [InlineData("DejaVu Sans is the widest", 12)]
    [InlineData("りんご", 12)]
    [InlineData("사과", 12)]
    public void EastAsianText_IsReckonedAsWideAsItIsHigh(string text, double size) =>
        Assert.True(TextBounds.Of(text, size) >= text.Count(c => c > 0x3000) * size);

    private static List<(string Part, string Text)> Texts(Graph graph) =>
        [.. XDocument.Parse(new GraphDrawing(graph).Svg).Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => (element.Attribute("class")!.Value["f-".Length..], element.Nodes().OfType<XText>().First().Value))];

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);

        static double Luminance(string colour)
        {
            double Channel(int at)
            {
                var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
                return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            }

            return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
        }
    }

    [GeneratedRegex("fsg-[0-9a-f]{8}")]
    private static partial Regex ClassName();
}
