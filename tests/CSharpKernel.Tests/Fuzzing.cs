using System.Diagnostics;
using System.Globalization;

namespace CSharpKernel.Tests;

/// <summary>
/// A fixed number of inputs from a fixed seed, or as many as fit into the minutes of <c>FUZZ_MINUTES</c> from a new one:
/// <c>FUZZ_MINUTES=10 dotnet test tests/CSharpKernel.Tests --filter FullyQualifiedName~Fuzz</c>.
/// </summary>
internal sealed class Fuzzing
{
    private readonly double _minutes =
        double.TryParse(Environment.GetEnvironmentVariable("FUZZ_MINUTES"), CultureInfo.InvariantCulture, out double asked) ? asked : 0;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _seed;

    public Fuzzing(int seed)
    {
        _seed = _minutes > 0 ? Environment.TickCount : seed;
        Random = new Random(_seed);
    }

    public Random Random { get; }

    public int Tried { get; private set; }

    /// <summary>Counts the next input, while there is to be one.</summary>
    public bool Goes(int count) => Tried < count || _clock.Elapsed.TotalMinutes < _minutes ? ++Tried > 0 : Report();

    private bool Report()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"seed {_seed}: {Tried} inputs, 0 crashes, {_clock.Elapsed.TotalMinutes:0.0} minutes"));
        return false;
    }
}
