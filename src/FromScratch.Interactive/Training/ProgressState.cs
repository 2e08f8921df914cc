using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>A moment of a long loop: what a progress bar shows.</summary>
/// <param name="Unit">What is counted, such as <c>epoch</c>.</param>
/// <param name="Position">Where it is: <c>epoch 12 of 300</c>.</param>
/// <param name="Share">What is done of the whole, from 0 to 1; null where the whole is not known.</param>
/// <param name="Phase">Whether it runs, has ended, or was stopped.</param>
/// <param name="Detail">What the loop says of itself, such as its loss; null for nothing.</param>
/// <param name="Elapsed">The time so far; null to say nothing about time.</param>
internal sealed record ProgressState(string Unit, string Position, double? Share, ProgressPhase Phase, string? Detail, TimeSpan? Elapsed)
{
    private const int Cells = 24;

    /// <summary>Everything there is to say, piece by piece.</summary>
    public IEnumerable<string> Pieces
    {
        get
        {
            yield return Phase is ProgressPhase.Stopped ? "stopped at " + Position : Position;
            if (Detail is not null)
                yield return Detail;
            if (Elapsed is not { } elapsed)
                yield break;
            yield return Time(elapsed) + " elapsed";
            if (Phase is ProgressPhase.Running && Share is > 0 and < 1)
                yield return Time(elapsed * ((1 - Share.Value) / Share.Value)) + " left";
        }
    }

    /// <summary>The bar in characters, and the pieces.</summary>
    public override string ToString()
    {
        var text = string.Join(", ", Pieces);
        if (Share is not { } share)
            return text;
        var full = (int)(share * Cells);
        return $"{new string('█', full)}{new string('░', Cells - full)} {text}";
    }

    private static string Time(TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return whole.ToString(whole.TotalHours < 1 ? @"m\:ss" : whole.TotalDays < 1 ? @"h\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
    }
}

/// <summary>What has become of a loop.</summary>
internal enum ProgressPhase
{
    Running,
    Ended,
    Stopped,
}
