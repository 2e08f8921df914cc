using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.DotNet.Interactive.Formatting;

namespace FromScratch.Interactive.Tests;

/// <summary>A text that a learner's data may hold stays text, whatever it looks like, wherever a picture or a table shows it.</summary>
public class HostileTextTests
{
    private static readonly string[] Texts =
    [
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "\" onload=\"alert(1)",
        "' onmouseover='alert(1)",
        "</title></style></svg><script>alert(1)</script>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "]]><!--",
        "${alert(1)} {{alert(1)}} \u2028\u2029",
        "\u0000\u0001\uD800\uFFFE",
        "\u202Etxt.exe\u202C",
    ];

    public static TheoryData<int, string> Cases =>
        [.. from text in Enumerable.Range(0, Texts.Length) from shown in Views.Keys select (text, shown)];

    private static readonly Dictionary<string, Func<string, object>> Views = new()
    {
        ["matrix"] = text => Shown.Counting(2, 2).WithName(text).WithRowNames(text, "b").WithColumnNames("a", text).WithHeat(),
        ["formula"] = text => Formula.Of($"{text} {Shown.Counting(1, 2)} = {1.5}"),
        ["tuple"] = text => (text, Shown.Counting(1, 1)),
        ["line"] = text => Dressed(Chart.Line([1.0, 2.0], name: text).WithLegend(), text),
        ["column"] = text => Dressed(Chart.Column([text, "b"], [1.0, 2.0], name: text), text),
        ["heatmap"] = text => Dressed(Chart.Heatmap(Shown.Counting(2, 2), rows: [text, "b"], columns: ["a", text], values: true), text),
        ["scatter"] = text => Dressed(Chart.Scatter(Shown.Counting(2, 2), [0, 1], [text, "b"]), text),
        ["quiver"] = text => Dressed(Chart.Quiver([0.0], [0.0], [1.0], [1.0], name: text), text),
        ["animation"] = text => Chart.Animate([(text, Chart.Line([1.0, 2.0])), ("b", Chart.Line([2.0, 1.0]))], text),
        ["grid"] = text => Chart.Grid(2, Dressed(Chart.Line([1.0]), text), Dressed(Chart.Line([1.0]), text)),
        ["graph"] = text => Walked(text).Draw(text),
        ["steps"] = text => Walked(text).Steps(text),
        ["progress"] = Reported,
        ["parameters"] = text => new[] { new Parameter(text, Shown.Counting(1, 2)) },
        ["layers"] = text => new Network([new Affine(Shown.Counting(2, 2), Shown.Counting(1, 2))]).Parameters.Select(parameter => parameter.Named(text)).ToArray(),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Html_HoldsNothingThatRuns(int number, string view)
    {
        var page = Shown.Page(Views[view](Texts[number]));
        Assert.DoesNotContain(page.All, RunsByItself);
        Assert.All(page.QuerySelectorAll("script"), script => Assert.DoesNotContain("alert(1)</script", script.TextContent, StringComparison.Ordinal));
        // The one script that a view may bring is its own; a text must not have become a second one.
        Assert.InRange(page.QuerySelectorAll("script").Length, 0, view == "steps" ? 1 : 0);
        Assert.All(Images(page), IsSafe);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Svg_IsWellFormed_AndHoldsNothingThatRuns(int number, string view)
    {
        var shown = Views[view](Texts[number]);
        if (Shown.MimeTypes(shown).Contains("image/svg+xml"))
            IsSafe(shown.ToDisplayString("image/svg+xml"));
    }

    private static Chart Dressed(Chart chart, string text) =>
        chart.WithTitle(text).WithXAxisTitle(text).WithYAxisTitle(text).WithAnnotation(0, 0, text);

    private static ScalarNode Walked(string text)
    {
        var output = (Graph.Input(text, 2) * Graph.Input("y", 3)).Named(text + "!");
        output.Forward();
        output.Backward();
        return output;
    }

    private static Progress Reported(string text)
    {
        var progress = new Progress(text);
        foreach (var _ in progress.Over([1, 2]))
            progress.Report(text);
        return progress;
    }

    private static bool RunsByItself(IElement element) =>
        element.Attributes.Any(attribute =>
            attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        || element.LocalName is "iframe" or "object" or "embed" or "base" or "form";

    private static IEnumerable<string> Images(IDocument page)
    {
        const string prefix = "data:image/svg+xml;base64,";
        return page.QuerySelectorAll("img").Select(image => image.GetAttribute("src")!).Select(source =>
        {
            // A picture that a text brought would come from somewhere else.
            Assert.StartsWith(prefix, source, StringComparison.Ordinal);
            return Encoding.UTF8.GetString(Convert.FromBase64String(source[prefix.Length..]));
        });
    }

    private static void IsSafe(string svg)
    {
        Assert.All(XDocument.Parse(svg).Descendants(), element =>
        {
            Assert.NotEqual("script", element.Name.LocalName);
            Assert.NotEqual("foreignObject", element.Name.LocalName);
            Assert.DoesNotContain(element.Attributes(), attribute =>
                attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (attribute.Name.LocalName == "href" && !attribute.Value.StartsWith('#')));
        });
        // A front end may put it into a page, where the rules of HTML hold.
        Assert.Empty(new HtmlParser().ParseDocument($"<body>{svg}</body>").QuerySelectorAll("script, img, a, [onload], [onerror], [onmouseover]"));
    }
}
