using System.Text.Json;

namespace FromScratch.Interactive.Tests.Charts;

public class ChartAnimationTests
{
    private static readonly Chart Moving = Chart.Animate(
        Enumerable.Range(1, 3).Select(i => ($"{i}", Chart.Line([0, 1], [0, i * 10]).WithTitle($"after {i}"))), "step ");

    private static JsonElement Figure(Chart chart) => JsonDocument.Parse(chart.ToPlotlyJson()).RootElement;

    [Fact]
    public void Figure_HasFramesButtonsAndASlider()
    {
        var figure = Figure(Moving);
        Assert.Equal(["[0,10]", "[0,20]", "[0,30]"], figure.GetProperty("frames").EnumerateArray().Select(f => f.GetProperty("data")[0].GetProperty("y").GetRawText()));
        Assert.Equal("[0,30]", figure.GetProperty("data")[0].GetProperty("y").GetRawText());
        var layout = figure.GetProperty("layout");
        Assert.Equal(["Play", "Pause"], layout.GetProperty("updatemenus")[0].GetProperty("buttons").EnumerateArray().Select(b => b.GetProperty("label").GetString()!));
        var slider = layout.GetProperty("sliders")[0];
        Assert.Equal(2, slider.GetProperty("active").GetInt32());
        Assert.Equal(
            figure.GetProperty("frames").EnumerateArray().Select(f => f.GetProperty("name").GetString()!),
            slider.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("args")[0][0].GetString()!));
        Assert.Equal("after 3", layout.GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void Axes_ReachOverAllFrames()
    {
        var shrinking = Chart.Animate([("a", Chart.Line([0, 5], [0, 100])), ("b", Chart.Line([0, 1], [0, 1]))]);
        var range = Figure(shrinking).GetProperty("layout").GetProperty("yaxis").GetProperty("range");
        Assert.InRange(range[1].GetDouble(), 100, 110);
        Assert.InRange(Figure(shrinking).GetProperty("layout").GetProperty("xaxis").GetProperty("range")[1].GetDouble(), 5, 5.5);
    }

    [Fact]
    public void WhatStandsStill_IsStoredOnce()
    {
        var points = Chart.Scatter(Shown.Counting(2, 2), [0, 1]);
        var chart = Chart.Animate([.. new[] { 1, 2 }.Select(i => ($"{i}", Chart.Combine(Chart.Line([i, i]), points)))]);
        Assert.All(Figure(chart).GetProperty("frames").EnumerateArray(), f => Assert.Equal("[0]", f.GetProperty("traces").GetRawText()));
    }

    [Fact]
    public void Colours_MeanTheSameInAllFrames()
    {
        var chart = Chart.Animate([("a", Chart.Heatmap(Shown.Counting(3, 3))), ("b", Chart.Heatmap(Shown.Counting(3, 3) * 0.1))]);
        Assert.Equal(8, Figure(chart).GetProperty("data")[0].GetProperty("zmax").GetDouble());
    }

    [Fact]
    public void Picture_IsTheLastFrame_AndSaysSo()
    {
        Assert.Contains("step 3, the last of 3 frames", Moving.ToSvg(), StringComparison.Ordinal);
        Assert.Equal("Chart: after 3\n  3 frames, step 1 to step 3; the last:\n  line, 2 points; x 0 to 1; y 0 to 30", Moving.ToString());
    }

    [Fact]
    public void WrongFrames_AreRefusedWithTheirReason()
    {
        Assert.Throws<ArgumentException>(() => Chart.Animate([]));
        Assert.Contains("\"b\" is a chart of another kind", Assert.Throws<ArgumentException>(
            () => Chart.Animate([("b", Chart.Column(["k"], [1])), ("c", Chart.Line([1]))])).Message, StringComparison.Ordinal);
        Assert.Contains("201", Assert.Throws<ArgumentException>(
            () => Chart.Animate(Enumerable.Range(0, 201).Select(i => ("", Chart.Line([i]))))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chart.Combine(Moving, Moving));
        Assert.Throws<ArgumentException>(() => Chart.Animate([("a", Moving)]));
    }
}
