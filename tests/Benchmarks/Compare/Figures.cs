using System.Text.Json.Serialization;

namespace Benchmarks.Compare;

/// <summary>Milliseconds for one run: the least and the middle of all turns.</summary>
internal sealed record Figures([property: JsonPropertyName("min")] double Minimum, [property: JsonPropertyName("median")] double Median)
{
    public static Figures Of(List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        var middle = sorted.Count / 2;
        return new Figures(sorted[0], sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}

/// <summary>One case with one number of threads, as the JSON file holds it.</summary>
internal sealed record CaseResult(
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("work")] string Work,
    [property: JsonPropertyName("threads")] int Threads,
    [property: JsonPropertyName("ours")] Figures Ours,
    [property: JsonPropertyName("numpy")] Figures? NumPy,
    [property: JsonPropertyName("pytorch")] Figures? PyTorch);
