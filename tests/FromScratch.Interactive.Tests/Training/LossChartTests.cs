using System.Text.Json;

namespace FromScratch.Interactive.Tests.Training;

public class LossChartTests
{
    [Fact]
    public void Following_EndsWithTheWholeCurve_WhateverTheTime()
    {
        var (trainer, shown) = (Spirals.Trainer(), new List<object>());
        var loss = new LossChart { Clock = new FakeClock() };
        using (loss.Follow(trainer, shown.Add))
            Spirals.Train(trainer, epochs: 4);

        Assert.Equal(2, shown.Count);
        Assert.Equal(trainer.History.Losses, loss.Losses);
        var last = Assert.IsType<Chart>(shown[^1]);
        Assert.Equal(trainer.History.Losses, Numbers(last, "y"));
        Assert.Equal(trainer.History.Evaluations.Select(e => (double)e.Step), Numbers(last, "x"));
        Assert.DoesNotContain("epoch", last.ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Equal(last.ToSvg(), loss.Chart.ToSvg());
    }

    [Fact]
    public void GrowingCurve_ReachesToTheLastMiniBatch_AndSaysTheEpoch()
    {
        var (trainer, clock) = (Spirals.Trainer(), new FakeClock());
        var shown = new List<string>();
        var loss = new LossChart { Clock = clock };
        trainer.StepDone += _ => clock.Advance(100);
        using (loss.Follow(trainer, state => shown.Add(((Chart)state).ToPlotlyJson())))
            Spirals.Train(trainer, epochs: 4);

        Assert.Equal(41, shown.Count);
        Assert.Equal("[0,40]", Layout(shown[20]).GetProperty("xaxis").GetProperty("range").GetRawText());
        Assert.Contains("epoch 2 of 4", shown[15], StringComparison.Ordinal);
        Assert.False(Layout(shown[^1]).GetProperty("xaxis").TryGetProperty("range", out _));
    }

    [Fact]
    public void StoppedTraining_SaysWhere_AndKeepsItsCurve()
    {
        var (trainer, shown) = (Spirals.Trainer(), new List<object>());
        using var stop = new CancellationTokenSource();
        trainer.StepDone += step => { if (step.Done == 25) stop.Cancel(); };
        var loss = new LossChart();
        Assert.Throws<OperationCanceledException>(() =>
        {
            using (loss.Follow(trainer, shown.Add))
                Spirals.Train(trainer, epochs: 300, stop);
        });

        Assert.Contains("stopped at epoch 3 of 300", ((Chart)shown[^1]).ToSvg(), StringComparison.Ordinal);
        Assert.Contains("stopped at epoch 3 of 300", shown[^1].ToString(), StringComparison.Ordinal);
        Assert.Equal(trainer.History.Losses, loss.Losses);
    }

    [Fact]
    public void Ended_NoLongerFollows()
    {
        var trainer = Spirals.Trainer();
        var loss = new LossChart();
        var (first, ends) = (new List<object>(), loss.Follow(trainer, _ => { }));
        ends.Dispose();
        ends.Dispose();
        using (loss.Follow(trainer, first.Add))
            Spirals.Train(trainer, epochs: 1);
        var count = loss.Losses.Count;
        Spirals.Train(trainer, epochs: 1);
        Assert.Equal(2, count);
        Assert.Equal(count, loss.Losses.Count);
    }

    [Fact]
    public void SecondFit_GoesOnWhereTheFirstEnded()
    {
        var trainer = Spirals.Trainer();
        var loss = new LossChart();
        for (var i = 0; i < 2; i++)
        {
            using (loss.Follow(trainer, _ => { }))
                Spirals.Train(trainer, epochs: 2);
        }

        Assert.Equal([1, 6, 11, 16, 21, 26, 31, 36], Numbers(loss.Chart, "x"));
    }

    [Fact]
    public void OwnLoop_IsDrawnToo()
    {
        var shown = new List<object>();
        var loss = new LossChart(chart => chart.WithTitle("Mine").WithLogYAxis()) { Clock = new FakeClock() };
        using (var drawn = loss.Follow(shown.Add, steps: 3))
        {
            foreach (var value in new[] { 1, double.NaN, 0.25 })
                drawn.Add(value);
        }

        var json = ((Chart)shown[^1]).ToPlotlyJson();
        Assert.Contains("\"y\":[1,null,0.25]", json, StringComparison.Ordinal);
        Assert.Equal("Mine", Layout(json).GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("log", Layout(json).GetProperty("yaxis").GetProperty("type").GetString());
        Assert.DoesNotContain("stopped", shown[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OwnLoopLeftEarly_SaysSo()
    {
        var loss = new LossChart();
        using (var drawn = loss.Follow(_ => { }, steps: 3))
            drawn.Add(1);
        Assert.Contains("stopped at step 1 of 3", loss.Chart.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LongTraining_StaysSmall()
    {
        var sizes = new List<int>();
        var loss = new LossChart { Clock = new FakeClock() };
        using (var drawn = loss.Follow(state => sizes.Add(((Chart)state).ToPlotlyJson().Length + (3 * ((Chart)state).ToSvg().Length))))
        {
            for (var i = 0; i < 100_000; i++)
                drawn.Add(1.0 / (i + 1));
        }

        Assert.InRange(sizes[^1], 10_000, 120_000);
        Assert.Contains("of 100,000 points drawn", loss.Chart.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LossChart_ShowsAsAChart()
    {
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"], Shown.MimeTypes(new LossChart()));
        Assert.Contains("no points to draw", new LossChart().Chart.ToSvg(), StringComparison.Ordinal);
        Assert.Equal("no loss yet", new LossChart().ToString());
    }

    private static JsonElement Layout(string json) => JsonDocument.Parse(json).RootElement.GetProperty("layout");

    private static IEnumerable<double> Numbers(Chart chart, string name) =>
        JsonDocument.Parse(chart.ToPlotlyJson()).RootElement.GetProperty("data")[0].GetProperty(name).EnumerateArray().Select(v => v.GetDouble());
}
