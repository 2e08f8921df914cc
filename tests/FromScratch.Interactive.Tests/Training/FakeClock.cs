namespace FromScratch.Interactive.Tests.Training;

/// <summary>A clock that stands still until it is moved on.</summary>
internal sealed class FakeClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Advance(double milliseconds) => _ticks += TimeSpan.FromMilliseconds(milliseconds).Ticks;
}
