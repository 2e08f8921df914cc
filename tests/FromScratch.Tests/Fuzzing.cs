using System.Diagnostics;
using System.Globalization;

namespace FromScratch.Tests;

/// <summary>
/// Damaged inputs, a fixed number from a fixed seed, or as many as fit into the minutes of <c>FUZZ_MINUTES</c> from a new one.
/// What was tried stands in the test's output.
/// </summary>
internal sealed class Fuzzing
{
    private readonly double _minutes =
        double.TryParse(Environment.GetEnvironmentVariable("FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var asked) ? asked : 0;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _seed;

    internal Fuzzing(int seed)
    {
        _seed = _minutes > 0 ? Environment.TickCount : seed;
        Random = new Random(_seed);
    }

    internal Random Random { get; }

    internal int Tried { get; private set; }

    /// <summary>How often <paramref name="use"/> refused, by an exception of type <typeparamref name="TRefusal"/>; any other is a crash.</summary>
    internal int Refusals<TRefusal>(int count, Func<byte[]> input, Action<byte[]> use) where TRefusal : Exception
    {
        var refused = 0;
        for (Tried = 0; Tried < count || _clock.Elapsed.TotalMinutes < _minutes; Tried++)
        {
            var bytes = input();
            try
            {
                use(bytes);
            }
            catch (TRefusal e)
            {
                refused++;
                Assert.DoesNotContain('\n', e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail($"{e.GetType().Name} (seed {_seed}, input {Tried}), in base64: {Convert.ToBase64String(bytes)}\n{e}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {_seed}: {Tried} inputs, {refused} refused, {Tried - refused} read, 0 crashes, {_clock.Elapsed.TotalMinutes:0.0} minutes"));
        return refused;
    }

    /// <summary>A copy with some bits and bytes changed, pieces repeated or left out, or the end cut off.</summary>
    internal byte[] Damaged(byte[] whole, params byte[][] words)
    {
        List<byte> bytes = [.. whole];
        for (var n = Random.Next(1, 4); n > 0 && bytes.Count > 0; n--)
        {
            var at = Random.Next(bytes.Count);
            var length = Math.Min(Random.Next(1, 20), bytes.Count - at);
            switch (Random.Next(6))
            {
                case 0: bytes[at] ^= (byte)(1 << Random.Next(8)); break;
                case 1: bytes[at] = (byte)Random.Next(256); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 4 when words.Length > 0:
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(at, words[Random.Next(words.Length)]);
                    break;
                default: bytes.RemoveRange(at, Random.Next(8) == 0 ? bytes.Count - at : 0); break;
            }
        }

        return [.. bytes];
    }
}
