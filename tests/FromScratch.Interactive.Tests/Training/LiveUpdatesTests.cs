namespace FromScratch.Interactive.Tests.Training;

public class LiveUpdatesTests
{
    [Fact]
    public void Updates_ComeAtMostTenTimesASecond()
    {
        var (clock, shown) = (new FakeClock(), new List<int>());
        var live = new LiveUpdates(state => shown.Add((int)state), clock);
        for (var i = 0; i < 1000; i++)
        {
            live.Offer(() => i, () => "", i, 1000);
            clock.Advance(1);
        }

        Assert.Equal([0, 100, 200, 300, 400, 500, 600, 700, 800, 900], shown);
    }

    [Fact]
    public void SlowDisplay_TakesATenthOfTheTime()
    {
        var (clock, shown) = (new FakeClock(), new List<int>());
        var live = new LiveUpdates(state => { shown.Add((int)state); clock.Advance(50); }, clock);
        for (var i = 0; i < 1000; i++)
        {
            live.Offer(() => i, () => "", i, 1000);
            clock.Advance(1);
        }

        Assert.Equal([0, 450, 900], shown);
    }

    [Fact]
    public void LastState_IsShownWhateverTheTime()
    {
        var shown = new List<object>();
        var live = new LiveUpdates(shown.Add, new FakeClock());
        live.Offer(() => "first", () => "", 1, 3);
        live.Offer(() => "second", () => "", 2, 3);
        live.End(() => "last", () => "");
        Assert.Equal(["first", "last"], shown);
    }
}
