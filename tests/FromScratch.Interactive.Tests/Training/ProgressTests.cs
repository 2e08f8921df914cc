using AngleSharp.Dom;

namespace FromScratch.Interactive.Tests.Training;

public class ProgressTests
{
    [Fact]
    public void Bar_SaysWhereItIs_HowLongItTookAndWillTake()
    {
        var (clock, shown) = (new FakeClock(), new List<string>());
        var progress = new Progress("epoch") { Clock = clock };
        foreach (var epoch in progress.Over(Enumerable.Range(1, 4), state => shown.Add(Shown.Text(state))))
        {
            progress.Report(1.0 / epoch);
            clock.Advance(61_000);
        }

        Assert.Equal(
            [
                "░░░░░░░░░░░░░░░░░░░░░░░░ epoch 0 of 4, 0:00 elapsed",
                "██████░░░░░░░░░░░░░░░░░░ epoch 1 of 4, loss 1.0000, 1:01 elapsed, 3:03 left",
                "████████████░░░░░░░░░░░░ epoch 2 of 4, loss 0.5000, 2:02 elapsed, 2:02 left",
                "██████████████████░░░░░░ epoch 3 of 4, loss 0.3333, 3:03 elapsed, 1:01 left",
                "████████████████████████ epoch 4 of 4, loss 0.2500, 4:04 elapsed",
                "████████████████████████ epoch 4 of 4, loss 0.2500",
            ],
            shown);
    }

    [Fact]
    public void FinishedBar_KeepsTheTimeWhenAsked()
    {
        var clock = new FakeClock();
        var progress = new Progress { Clock = clock, KeepsTime = true };
        foreach (var _ in progress.Over([1, 2], _ => { }))
            clock.Advance(3_600_000);
        Assert.EndsWith("step 2 of 2, 2:00:00 elapsed", progress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LoopLeftEarly_LeavesItsPlace()
    {
        var progress = new Progress("epoch");
        foreach (var epoch in progress.Over(Enumerable.Range(1, 8), _ => { }))
        {
            if (epoch == 3)
                break;
        }

        Assert.Equal("██████░░░░░░░░░░░░░░░░░░ stopped at epoch 2 of 8", progress.ToString());
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var _ in progress.Over(Enumerable.Range(1, 8), _ => { }))
                throw new InvalidOperationException();
        });
        Assert.EndsWith("stopped at epoch 0 of 8", progress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownLength_HasNoShare()
    {
        var progress = new Progress();
        var shown = new List<object>();
        foreach (var _ in progress.Over(Enumerable.Range(1, 9).Where(i => i > 4), shown.Add))
        {
        }

        Assert.Equal("step 5", progress.ToString());
        Assert.Null(Bar(shown[0]).GetAttribute("aria-valuenow"));
        foreach (var _ in progress.Over(Enumerable.Range(1, 9).Where(i => i > 4), shown.Add, total: 5))
        {
        }

        Assert.EndsWith("step 5 of 5", progress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyLoop_IsDone()
    {
        var progress = new Progress();
        Assert.Empty(progress.Over(Array.Empty<int>(), _ => { }));
        Assert.Equal("████████████████████████ step 0 of 0", progress.ToString());
    }

    [Fact]
    public void Html_IsAProgressBar_ForEverybody()
    {
        var (clock, shown) = (new FakeClock(), new List<object>());
        var progress = new Progress("<b>\"損失\"") { Clock = clock };
        foreach (var i in progress.Over([1, 2, 3], shown.Add))
        {
            progress.Report("<script>");
            clock.Advance(1000);
        }

        var bar = Bar(shown[1]);
        Assert.Equal("33", bar.GetAttribute("aria-valuenow"));
        Assert.Equal("<b>\"損失\"", bar.GetAttribute("aria-label"));
        Assert.StartsWith("<b>\"損失\" 1 of 3 · <script> · 0:01 elapsed", bar.GetAttribute("aria-valuetext"), StringComparison.Ordinal);
        Assert.Contains("width:33.3%", bar.FirstElementChild!.GetAttribute("style"), StringComparison.Ordinal);
        Assert.Empty(Shown.Page(shown[1]).QuerySelectorAll("script, b"));
        Assert.Equal(["text/html", "text/plain"], Shown.MimeTypes(shown[1]));
        Assert.Equal(["text/html", "text/plain"], Shown.MimeTypes(progress));
        Assert.Equal(Shown.Html(shown[^1]), Shown.Html(progress));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ja-JP")]
    public void Culture_ChangesNothing(string culture)
    {
        var progress = new Progress();
        foreach (var _ in progress.Over([1, 2, 3], _ => { }))
            progress.Report(0.125);
        Assert.Equal(Shown.Html(progress), Shown.Under(culture, () => Shown.Html(progress)));
        Assert.EndsWith("step 3 of 3, loss 0.1250", Shown.Under(culture, progress.ToString), StringComparison.Ordinal);
    }

    [Fact]
    public void Trainer_ReportsEpochsLossAndAccuracy()
    {
        var (trainer, clock) = (Spirals.Trainer(testData: true), new FakeClock());
        var shown = new List<string>();
        var progress = new Progress("epoch") { Clock = clock };
        trainer.StepDone += _ => clock.Advance(1000);
        using (progress.Follow(trainer, state => shown.Add(Shown.Text(state))))
            Spirals.Train(trainer, epochs: 3);

        var last = trainer.History.Epochs[^1];
        Assert.Equal(FormattableString.Invariant($"████████████████████████ epoch 3 of 3, loss {last.Loss:F4}, test accuracy {last.TestAccuracy:F4}"), shown[^1]);
        Assert.Contains("epoch 2 of 3, loss ", shown[15], StringComparison.Ordinal);
        Assert.Contains("0:16 elapsed, 0:14 left", shown[15], StringComparison.Ordinal);
    }

    [Fact]
    public void DivergedTraining_IsStopped()
    {
        var random = new NumPyRandom(0);
        var trainer = new Trainer(new TwoLayerNet(2, 10, 3, random), new SGD(double.MaxValue), random);
        var progress = new Progress("epoch");
        Assert.Throws<TrainingException>(() =>
        {
            using (progress.Follow(trainer, _ => { }))
                Spirals.Train(trainer, epochs: 3);
        });
        Assert.Contains("stopped at epoch 1 of 3", progress.ToString(), StringComparison.Ordinal);
    }

    private static IElement Bar(object state) => Shown.Page(state).QuerySelector("[role=progressbar]")!;
}
