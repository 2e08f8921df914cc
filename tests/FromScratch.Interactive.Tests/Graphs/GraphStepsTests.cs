using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace FromScratch.Interactive.Tests.Graphs;

public partial class GraphStepsTests
{
    public static TheoryData<string> Samples => [.. SampleGraphs.All.Keys];

    [Fact]
    public void Steps_SpellOutTheProducts()
    {
        var steps = new GraphSteps(SampleGraphs.All["buy apples"]());
        var lines = steps.Steps.SelectMany(step => step.Lines).ToList();
        Assert.Equal(["Start", "Forward", "Forward", "Backward", "Backward", "Backward", "Done"], steps.Steps.Select(step => step.Direction));
        Assert.Contains("v1 = apple × number = 100 × 2 = 200", lines);
        Assert.Contains("∂L/∂apple = ∂L/∂v1 × number = 1.1 × 2 = 2.2", lines);
        Assert.Contains("∂L/∂number = ∂L/∂v1 × apple = 1.1 × 100 = 110.00000000000001", lines);
    }

    [Fact]
    public void ABranch_IsAStepOfItsOwn_ThatAdds()
    {
        var x = Graph.Input("x", 3);
        var lines = new GraphSteps(SampleGraphs.Done((x * x) + x)).Steps.SelectMany(step => step.Lines);
        Assert.Contains("x branches, so what comes back is added: ∂L/∂x = 3 + 3 + 1 = 7", lines);
    }

    [Fact]
    public void NegativeFactors_AreInParentheses()
    {
        var lines = new GraphSteps(SampleGraphs.Done(Graph.Input("x", 10) / Graph.Input("y", 20))).Steps.SelectMany(step => step.Lines);
        Assert.Contains("∂L/∂y = ∂L/∂v1 × (−x/y²) = 1 × (−0.025) = −0.025", lines);
    }

    [Fact]
    public void Matrices_SayTheirShapes()
    {
        var lines = new GraphSteps(SampleGraphs.All["affine opened"]()).Steps.SelectMany(step => step.Lines).ToList();
        Assert.Contains("v1 = X · W, (2, 2) and (2, 3) → (2, 3)", lines);
        Assert.Contains("∂L/∂X = ∂L/∂v1 · Wᵀ, shape (2, 2)", lines);
        Assert.Contains("∂L/∂b = ∂L/∂v2 × 1, summed where it was repeated, shape (1, 3)", lines);
    }

    [Fact]
    public void BeforeBackward_TheWalkEndsAtTheValue() =>
        Assert.DoesNotContain(new GraphSteps(SampleGraphs.All["buy apples, forward only"]()).Steps, step => step.Direction is "Backward" or "Done");

    [Theory]
    [MemberData(nameof(Samples))]
    public void EveryMarkedPart_HasAStepThatExists(string sample)
    {
        var steps = new GraphSteps(SampleGraphs.All[sample]());
        var svg = XDocument.Parse(Picture(steps));
        var marks = svg.Descendants().Attributes().Where(a => a.Name.LocalName is "data-from" or "data-at").SelectMany(a => a.Value.Split(' ')).Select(int.Parse).ToList();
        Assert.All(marks, mark => Assert.InRange(mark, 0, steps.Steps.Count - 1));
        Assert.NotEmpty(steps.Text);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void EveryGradientInThePicture_AppearsAtSomeStep(string sample)
    {
        var svg = XDocument.Parse(Picture(new GraphSteps(SampleGraphs.All[sample]())));
        var gradients = svg.Descendants().Where(element => element.Name.LocalName == "text" && element.Attribute("class")!.Value == "f-gradient" && element.Value != "gradient below");
        Assert.All(gradients, text => Assert.NotNull(text.Parent!.Attribute("data-from")));
    }

    [Fact]
    public void WithoutScripts_TheFinishedPictureIsLeft()
    {
        var html = new GraphSteps(SampleGraphs.All["buy apples"](), "Buying apples").Html;
        var page = new HtmlParser().ParseDocument(ScriptElement().Replace(html, ""));
        var image = Assert.Single(page.QuerySelectorAll("img"));
        Assert.Equal("Buying apples", image.GetAttribute("alt"));
        Assert.Equal("", page.Body!.TextContent.Trim());
        var svg = XDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(image.GetAttribute("src")!.Split(',')[1])));
        Assert.Contains(svg.Descendants(), element => element.Value == "2.2");
        Assert.DoesNotContain(svg.Descendants().Attributes("class"), attribute => attribute.Value.Contains("fsg-later", StringComparison.Ordinal));
    }

    [Fact]
    public void HostileNames_CannotEndTheScript()
    {
        var html = new GraphSteps(SampleGraphs.All["hostile names"]()).Html;
        var page = new HtmlParser().ParseDocument(html);
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Equal(2, page.Body!.ChildElementCount);
    }

    [Fact]
    public void TheSameGraph_GivesTheSameBytes() =>
        Assert.Equal(new GraphSteps(SampleGraphs.All["rnn opened"]()).Html, new GraphSteps(SampleGraphs.All["rnn opened"]()).Html);

    [Fact]
    public async Task InABrowser_TheArrowKeysWalk_AndTwoOnOnePageStayApart()
    {
        var steps = new GraphSteps(SampleGraphs.All["buy apples"]());
        var other = new GraphSteps(SampleGraphs.All["sigmoid opened"]());
        var page = await Chromium(steps.Html + other.Html + steps.Html + """
            <script>
              const roots = document.querySelectorAll('[data-ready]');
              const press = key => roots[0].dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
              press('End'); press('ArrowRight'); press('ArrowLeft');
              roots[1].querySelectorAll('button')[2].click();
            </script>
            """);
        var roots = new HtmlParser().ParseDocument(page).QuerySelectorAll("[data-ready]");
        Assert.Equal(["5", "1", "0"], roots.Select(root => root.GetAttribute("data-step")!));
        Assert.Contains("∂L/∂apple = ∂L/∂v1 × number = 1.1 × 2 = 2.2", roots[0].TextContent, StringComparison.Ordinal);
        Assert.Single(roots[0].QuerySelectorAll(".fsg-on"));
        Assert.Contains(roots[2].QuerySelectorAll(".fsg-later"), part => part.TextContent.Contains("2.2", StringComparison.Ordinal));
    }

    private static string Picture(GraphSteps steps) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(Base64().Match(steps.Html).Groups[1].Value));

    private static async Task<string> Chromium(string body)
    {
        var folder = Directory.CreateTempSubdirectory("graph-steps-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, $"<!doctype html><meta charset=utf-8><body>{body}</body>", TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("chromium",
                ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", $"--user-data-dir={folder.FullName}/profile", "--dump-dom", new Uri(file).AbsoluteUri])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            Process? started = null;
            try
            {
                started = Process.Start(start);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("chromium is not installed.");
            }

            using var process = started!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var dom = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await errors;
            return dom;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptElement();

    [GeneratedRegex("base64,([^\"]+)\"")]
    private static partial Regex Base64();
}
