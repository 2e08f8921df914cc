using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Charts;

public class ChartFigureTests
{
    private static JsonElement Figure(Chart chart) => JsonDocument.Parse(chart.ToPlotlyJson()).RootElement;

    private static JsonElement Trace(Chart chart, int i = 0) => Figure(chart).GetProperty("data")[i];

    [Fact]
    public void Line_IsAScatterOfPlainArrays()
    {
        var figure = Figure(Chart.Line([0.5, 1, 2], [1e-7, 0.1 + 0.2, 3], name: "loss").WithTitle("Loss").WithXAxisTitle("epoch"));
        var trace = figure.GetProperty("data")[0];
        Assert.Equal("scatter", trace.GetProperty("type").GetString());
        Assert.Equal("lines", trace.GetProperty("mode").GetString());
        Assert.Equal("[0.5,1,2]", trace.GetProperty("x").GetRawText());
        Assert.Equal("[1E-07,0.30000000000000004,3]", trace.GetProperty("y").GetRawText());
        Assert.Equal("loss", trace.GetProperty("name").GetString());
        Assert.Equal("Loss", figure.GetProperty("layout").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("epoch", figure.GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void NotFinite_IsNull() =>
        Assert.Equal("[1,null,null,2]", Trace(Chart.Line([1, double.NaN, double.PositiveInfinity, 2])).GetProperty("y").GetRawText());

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ja-JP")]
    public void Culture_ChangesNothing(string culture)
    {
        var chart = Chart.Line([0.5, -1.25], [1e-7, 1e7]).WithYRange(-0.5, 1.5);
        Assert.Equal(chart.ToPlotlyJson(), Shown.Under(culture, chart.ToPlotlyJson));
        Assert.Equal(chart.ToSvg(), Shown.Under(culture, chart.ToSvg));
        Assert.Equal(chart.ToString(), Shown.Under(culture, chart.ToString));
    }

    public static TheoryData<string, Chart> Kinds()
    {
        var z = Matrix<double>.Build.Dense(2, 3, (i, j) => i - j);
        return new()
        {
            { "scatter", Chart.Point([1.0], [2.0]) },
            { "scatter", Chart.LineWithMarkers([1], [2f]) },
            { "scatter", Chart.Quiver([0.0], [0.0], [1.0], [1.0]) },
            { "bar", Chart.Column(["a"], [1]) },
            { "bar", Chart.Bar(["a"], [1]) },
            { "histogram", Chart.Histogram([1.0, 2, 2]) },
            { "heatmap", Chart.Heatmap(z) },
            { "contour", Chart.Contour([0, 1, 2], [0, 1], z) },
            { "surface", Chart.Surface([0, 1, 2], [0, 1], z) },
        };
    }

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void EveryKind_HasPlotlysName(string type, Chart chart) => Assert.Equal(type, Trace(chart).GetProperty("type").GetString());

    [Fact]
    public void Heatmap_ReadsAsTheMatrix()
    {
        var figure = Figure(Chart.Heatmap(Shown.Counting(2, 3), rows: ["a", "b"]));
        Assert.Equal("[[0,1,2],[3,4,5]]", figure.GetProperty("data")[0].GetProperty("z").GetRawText());
        Assert.Equal("reversed", figure.GetProperty("layout").GetProperty("yaxis").GetProperty("autorange").GetString());
        Assert.Equal("[\"a\",\"b\"]", figure.GetProperty("layout").GetProperty("yaxis").GetProperty("ticktext").GetRawText());
    }

    [Fact]
    public void MixedSigns_PutTheScalesMiddleAtZero()
    {
        var trace = Trace(Chart.Heatmap(Shown.Matrix(new double[,] { { -1, 4 } })));
        Assert.Equal(-4, trace.GetProperty("zmin").GetDouble());
        Assert.Equal(4, trace.GetProperty("zmax").GetDouble());
    }

    [Fact]
    public void LogAxis_SpeaksInPowersOfTen()
    {
        var axis = Figure(Chart.Line([1, 10]).WithLogYAxis().WithYRange(0.1, 100)).GetProperty("layout").GetProperty("yaxis");
        Assert.Equal("log", axis.GetProperty("type").GetString());
        Assert.Equal("[-1,2]", axis.GetProperty("range").GetRawText());
    }

    [Fact]
    public void Grid_GivesEachChartItsOwnAxes()
    {
        var figure = Figure(Chart.Grid(2, Chart.Line([1, 2]).WithTitle("one"), Chart.Line([3, 4]).WithTitle("two"), Chart.Line([5])).WithTitle("all"));
        Assert.Equal(["x", "x2", "x3"], figure.GetProperty("data").EnumerateArray().Select(t => t.GetProperty("xaxis").GetString()!));
        var layout = figure.GetProperty("layout");
        Assert.Equal(["one", "two"], layout.GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("text").GetString()!));
        double[] Domain(string axis) => layout.GetProperty(axis).GetProperty("domain").EnumerateArray().Select(v => v.GetDouble()).ToArray()!;
        Assert.True(Domain("xaxis")[1] < Domain("xaxis2")[0]);
        Assert.True(Domain("yaxis3")[1] < Domain("yaxis")[0]);
        Assert.Equal(1, Domain("xaxis2")[1], 9);
    }

    [Fact]
    public void Combine_KeepsEverySeriesAndGivesEachItsColour()
    {
        var chart = Chart.Combine(Chart.Line([1, 2], name: "a").WithTitle("T"), Chart.Line([2, 3], name: "b").WithXAxisTitle("x"));
        var figure = Figure(chart);
        var colours = figure.GetProperty("data").EnumerateArray().Select(t => t.GetProperty("line").GetProperty("color").GetString()).ToList();
        Assert.Equal(2, colours.Distinct().Count());
        Assert.All(figure.GetProperty("data").EnumerateArray(), t => Assert.True(t.GetProperty("showlegend").GetBoolean()));
        Assert.Equal("T", figure.GetProperty("layout").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("x", figure.GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void MillionPoints_AreThinnedWithTheirSpikesAndSaySo()
    {
        var y = Enumerable.Range(0, 1_000_000).Select(i => i == 123_456 ? 1000.0 : Math.Sin(i)).ToArray();
        y[654_321] = double.NaN;
        var chart = Chart.Line(y);
        var drawn = Trace(chart).GetProperty("y").EnumerateArray().ToList();
        Assert.InRange(drawn.Count, 1000, 4000);
        Assert.Contains(drawn, v => v.ValueKind == JsonValueKind.Number && v.GetDouble() == 1000);
        Assert.Contains(drawn, v => v.ValueKind == JsonValueKind.Null);
        Assert.Contains("of 1,000,000 points drawn", chart.ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Contains("of 1,000,000 points drawn", chart.ToSvg(), StringComparison.Ordinal);
        Assert.Contains("1,000,000 points", chart.ToString(), StringComparison.Ordinal);
        Assert.InRange(chart.ToSvg().Length, 1000, 100_000);
    }

    [Fact]
    public void LargeMatrix_IsAveragedAndSaysSo()
    {
        var chart = Chart.Heatmap(Matrix<double>.Build.Dense(1000, 300, 2));
        Assert.Equal(128, Trace(chart).GetProperty("z").GetArrayLength());
        Assert.All(Trace(chart).GetProperty("z")[5].EnumerateArray(), v => Assert.Equal(2, v.GetDouble()));
        Assert.Contains("1,000 × 300 values averaged to 128 × 128", chart.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_MeanWhatTheySay()
    {
        var json = Chart.Line([1, 2], name: "</script><b>").WithTitle("<b>損失</b> & \"q\"").ToPlotlyJson();
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        var layout = JsonDocument.Parse(json).RootElement.GetProperty("layout");
        Assert.Equal("&lt;b&gt;損失&lt;/b&gt; &amp; \"q\"", layout.GetProperty("title").GetProperty("text").GetString());
    }
}
