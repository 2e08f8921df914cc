using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Charts;

public class ChartTests
{
    [Fact]
    public void Chart_ComesAsFigurePictureAndText()
    {
        var chart = Chart.Line([1, 2, 3]);
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"], Shown.MimeTypes(chart));
        Assert.Equal("Chart\n  line, 3 points; x 0 to 2; y 1 to 3", Shown.Text(chart));
        Assert.Equal(chart.ToSvg(), Shown.ImageInHtml(chart));
    }

    [Fact]
    public void WithMethods_LeaveTheOriginalAlone()
    {
        var chart = Chart.Line([1, 2]);
        var before = chart.ToPlotlyJson();
        chart.WithTitle("t").WithLogYAxis().WithXRange(0, 1).WithAnnotation(1, 1, "a").WithSize(300, 200);
        Assert.Equal(before, chart.ToPlotlyJson());
    }

    [Fact]
    public void DataAreCopied()
    {
        double[] y = [1, 2];
        var chart = Chart.Line(y);
        y[0] = 100;
        Assert.Contains("[1,2]", chart.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnyNumbers_WithoutGenericArguments()
    {
        Assert.Equal(Chart.Line([0, 1], [2, 3]).ToSvg(), Chart.Line(Vector<double>.Build.Dense([0, 1]), new List<float> { 2, 3 }).ToSvg());
        Assert.Equal(Chart.Line([2, 3]).ToSvg(), Chart.Line(Enumerable.Range(2, 2)).ToSvg());
    }

    [Fact]
    public void UnequalLengths_NameBothCounts()
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.Line([1, 2, 3], [1, 2]));
        Assert.Equal("Chart.Line: x has 3 values and y has 2; they belong together one by one.", error.Message);
        Assert.Throws<ArgumentException>(() => Chart.Column(["a"], [1, 2]));
        Assert.Throws<ArgumentException>(() => Chart.Heatmap(Shown.Counting(2, 2), rows: ["a"]));
        Assert.Throws<ArgumentException>(() => Chart.Contour([0, 1], [0, 1], Shown.Counting(2, 3)));
        Assert.Throws<ArgumentException>(() => Chart.Quiver([0], [0], [1, 2], [1, 2]));
    }

    [Fact]
    public void WrongInput_IsRefusedWithItsReason()
    {
        Assert.Throws<ArgumentNullException>(() => Chart.Line((double[])null!));
        Assert.Contains("(4, 3)", Assert.Throws<ArgumentException>(() => Chart.Scatter(Shown.Counting(4, 3), [0, 0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => Chart.Scatter([1], [1], [-1])).Message, StringComparison.Ordinal);
        Assert.Contains("no name", Assert.Throws<ArgumentException>(() => Chart.Scatter([1], [1], [3], ["a"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chart.Line([1]).WithXRange(1, 1));
        Assert.Throws<ArgumentException>(() => Chart.Line([1]).WithYRange(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Line([1]).WithSize(0, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Histogram([1], bins: 0));
        Assert.Throws<ArgumentException>(() => Chart.Combine());
        Assert.Throws<ArgumentException>(() => Chart.Combine(Chart.Grid(1, Chart.Line([1]), Chart.Line([1]))));
        Assert.Throws<ArgumentException>(() => Chart.Contour([0, 0], [0, 1], Shown.Counting(2, 2)));
        Assert.Throws<ArgumentException>(() => Chart.DecisionRegions(_ => new int[3], Shown.Counting(2, 2), [0, 1]));
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#0072B2")]
    [InlineData("rgb(1, 2, 3)")]
    public void Colour_IsTakenAsItIs(string colour) => Assert.Contains(colour, Chart.Line([1, 2], color: colour).ToSvg(), StringComparison.Ordinal);

    [Theory]
    [InlineData("url(http://example.com/x)")]
    [InlineData("red\" onload=\"alert(1)")]
    [InlineData("")]
    public void WhatIsNoColour_IsRefused(string colour) => Assert.Throws<ArgumentException>(() => Chart.Line([1, 2], color: colour));

    [Fact]
    public void Scores_DecideByTheLargestOrTheThreshold()
    {
        var points = Shown.Matrix(new double[,] { { -1, 0 }, { 1, 0 } });
        var byScores = Chart.DecisionRegions(p => Matrix<double>.Build.Dense(p.RowCount, 2, (i, c) => c == 0 ? -p[i, 0] : p[i, 0]), points, [0, 1]);
        var byThreshold = Chart.DecisionRegions(p => Matrix<double>.Build.Dense(p.RowCount, 1, (i, _) => p[i, 0] > 0 ? 0.9 : 0.1), points, [0, 1]);
        Assert.Equal(byScores.ToPlotlyJson(), byThreshold.ToPlotlyJson());
        Assert.Contains("regions of 2 classes", byScores.ToString(), StringComparison.Ordinal);
    }
}
