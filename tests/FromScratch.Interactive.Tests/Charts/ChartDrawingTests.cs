using System.Globalization;
using System.Xml.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Charts;

public class ChartDrawingTests
{
    private static readonly Matrix<double> Corners = Shown.Matrix(new double[,] { { -1, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 } });

    private static XElement Svg(Chart chart) => XDocument.Parse(chart.ToSvg()).Root!;

    private static IEnumerable<string> Texts(Chart chart) => Svg(chart).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value);

    public static TheoryData<string> Names() => [.. Charts().Keys];

    internal static Dictionary<string, Chart> Charts() => new()
    {
        ["line"] = Chart.Line([3, 1, 2], name: "a").WithTitle("T").WithXAxisTitle("x").WithYAxisTitle("y").WithAnnotation(1, 1, "here"),
        ["log"] = Chart.Point([1, 10, 100], [0.1, 0, 1e-9]).WithLogXAxis().WithLogYAxis(),
        ["scatter"] = Chart.Scatter(Corners, [0, 1, 2, 7]),
        ["bars"] = Chart.Combine(Chart.Column(["a", "b"], [1, -2], name: "one"), Chart.Column(["a", "b"], [3, double.NaN], name: "two")),
        ["lying bars"] = Chart.Bar(["a", "b", "c"], [1, 2, 3]),
        ["histogram"] = Chart.Histogram(Enumerable.Range(0, 100).Select(i => i / 99.0), bins: 10),
        ["heatmap"] = Chart.Heatmap(Shown.Counting(3, 4), values: true),
        ["contour"] = Chart.Contour((a, b) => (a * a) + b, (-1, 1), (0, 2), filled: false),
        ["filled contour"] = Chart.Contour((a, b) => a * b, (-1, 1), (-1, 1)),
        ["regions"] = Chart.DecisionRegions(places => [.. places.EnumerateRows().Select(p => p[0] * p[1] > 0 ? 1 : 0)], Corners, [1, 1, 0, 0]),
        ["quiver"] = Chart.Quiver([0, 1], [0, 1], [1, 0], [0, double.NaN]),
        ["surface"] = Chart.Surface((a, b) => a - b, (0, 1), (0, 1)),
        ["empty"] = Chart.Line(Array.Empty<double>()),
        ["one point"] = Chart.Line([5]),
        ["nothing finite"] = Chart.Line([double.NaN, double.PositiveInfinity]),
        ["empty matrix"] = Chart.Heatmap(Matrix<double>.Build.Dense(0, 3)),
        ["empty contour"] = Chart.Contour([], [], Matrix<double>.Build.Dense(0, 0)),
        ["flat contour"] = Chart.Contour((_, _) => 1, (0, 1), (0, 1)),
        ["flat surface"] = Chart.Surface((_, _) => 1, (0, 1), (0, 1)),
        ["one cell surface"] = Chart.Surface([1], [1], Shown.Counting(1, 1)),
        ["extremes"] = Chart.Line([-double.MaxValue, double.MaxValue]),
        ["tiny range"] = Chart.Line([1, 1 + 1e-15]),
        ["log of nothing"] = Chart.Line([-1, 0]).WithLogYAxis(),
        ["range on a log axis"] = Chart.Line([1, 10]).WithLogYAxis().WithYRange(-5, 20),
        ["small"] = Chart.Line([1, 2]).WithTitle("a title that is much longer than the chart is wide").WithSize(100, 100).WithXAxisTitle("x").WithYAxisTitle("y"),
        ["empty histogram"] = Chart.Histogram(Array.Empty<double>()),
        ["one value histogram"] = Chart.Histogram([3, 3, 3]),
        ["points marked and joined"] = Chart.LineWithMarkers([0, 1, 2], [2, 0, 1], dashed: true),
        ["animated regions"] = Animated(),
        ["animated bars"] = Chart.Animate([("1", Chart.Column(["a", "b"], [1, 2])), ("2", Chart.Column(["a", "b"], [3, -1]))]),
        ["grid"] = Chart.Grid(2, Chart.Line([1, 2]), Chart.Heatmap(Shown.Counting(2, 2)), Chart.Surface((a, b) => a + b, (0, 1), (0, 1))),
        ["hostile"] = Chart.Line([1, 2], name: "<script>alert(1)</script>").WithLegend().WithTitle("\"'&<x> 日本 한국 \u0001 \uD800").WithXAxisTitle("</text>"),
    };

    private static Chart Animated()
    {
        var movie = new BoundaryMovie(Corners, [0, 1, 2, 1]);
        for (var i = 0; i < 3; i++)
            movie.Record(places => Matrix<double>.Build.Dense(places.RowCount, 3, (p, c) => c == i ? places[p, 0] : c), $"{i}");
        return movie.Chart;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_IsWellFormedFiniteAndTheSameEachTime(string name)
    {
        var svg = Charts()[name].ToSvg();
        Assert.Equal(svg, Charts()[name].ToSvg());
        var root = XDocument.Parse(svg).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        Assert.DoesNotContain("NaN", string.Concat(root.Descendants().Attributes().Select(a => a.Value)), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "style");
        Assert.Empty(root.DescendantsAndSelf().Attributes("id"));
        Assert.False(string.IsNullOrWhiteSpace(root.Elements().Single(e => e.Name.LocalName == "title").Value));
        Assert.False(string.IsNullOrWhiteSpace(root.Elements().Single(e => e.Name.LocalName == "desc").Value));
        foreach (var side in root.Descendants().Where(e => e.Name.LocalName == "rect").SelectMany(e => new[] { e.Attribute("width"), e.Attribute("height") }))
            Assert.True(double.Parse(side!.Value, CultureInfo.InvariantCulture) >= 0);
        Assert.NotEqual("", Charts()[name].ToString());
        System.Text.Json.JsonDocument.Parse(Charts()[name].ToPlotlyJson()).Dispose();
    }

    [Fact]
    public void Texts_AreTheChartsOwn()
    {
        var texts = Texts(Charts()["line"]).ToList();
        Assert.Contains("T", texts);
        Assert.Contains("x", texts);
        Assert.Contains("y", texts);
        Assert.Contains("here", texts);
        Assert.Contains("<script>alert(1)</script>", Texts(Charts()["hostile"]));
        Assert.Contains("</text>", Texts(Charts()["hostile"]));
    }

    [Fact]
    public void Ticks_AreRound()
    {
        Assert.Equal(["0", "0.2", "0.4", "0.6", "0.8", "1.0"], Ticks.Linear(0, 1, 5).Select(t => t.Label));
        Assert.Equal(["−1.0", "−0.5", "0", "0.5", "1.0"], Ticks.Linear(-1.1, 1.2, 5).Select(t => t.Label));
        Assert.Equal(["1.0×10⁶", "1.5×10⁶", "2.0×10⁶"], Ticks.Linear(1e6, 2e6, 2).Select(t => t.Label));
        Assert.Equal(["0.001", "0.1", "10", "1000", "10⁵"], Ticks.Log(0.001, 2e5, 5).Select(t => t.Label));
        Assert.Equal(["2", "5", "10", "20", "50"], Ticks.Log(1.5, 60, 6).Select(t => t.Label));
    }

    [Fact]
    public void Indices_HaveNoTicksBetweenThem() => Assert.DoesNotContain("0.5", Texts(Chart.Line([10, 20, 30])));

    [Fact]
    public void EmptyChart_SaysThatThereIsNothing() => Assert.Contains("no points to draw", Texts(Charts()["empty"]));

    [Fact]
    public void Histogram_CountsLikeNumPy()
    {
        // np.histogram(np.arange(100) / 99, bins=10, range=(0, 1)) counts ten in each.
        Assert.Contains("histogram of 100 values in 10 bins", Charts()["histogram"].ToString(), StringComparison.Ordinal);
        var heights = Svg(Charts()["histogram"]).Descendants().Where(e => (string?)e.Attribute("stroke") == "#ffffff").Select(e => e.Attribute("height")!.Value);
        Assert.Single(heights.Distinct());
    }

    [Fact]
    public void ClassesKeepTheirColourWhicheverArePresent()
    {
        string Colour(Chart chart) => Svg(chart).Descendants().Where(e => e.Name.LocalName == "path" && e.Attribute("stroke-opacity") is not null).Select(e => e.Attribute("stroke")!.Value).Last();
        Assert.Equal(Colour(Chart.Scatter([1], [1], [1])), Colour(Chart.Scatter([1, 2], [1, 2], [0, 1])));
    }
}
