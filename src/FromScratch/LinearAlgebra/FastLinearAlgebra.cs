using System.Globalization;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace FromScratch;

/// <summary>Turns the fast linear algebra on: after <c>FastLinearAlgebra.Use();</c> MathNet's <c>A * B</c> is fast.</summary>
/// <remarks>
/// Two settings are read from the environment by <see cref="Use()"/>: <c>FROMSCRATCH_SIMD</c> forces a width
/// (<c>512</c>, <c>256</c>, <c>128</c>, or <c>auto</c>), <c>FROMSCRATCH_THREADS</c> the most threads (a number, or <c>auto</c>).
/// </remarks>
public static class FastLinearAlgebra
{
    /// <summary>The environment variable that forces a vector width.</summary>
    public const string SimdVariable = "FROMSCRATCH_SIMD";

    /// <summary>The environment variable that limits the threads.</summary>
    public const string ThreadsVariable = "FROMSCRATCH_THREADS";

    /// <summary>Whether MathNet computes with this library's provider.</summary>
    public static bool IsOn => LinearAlgebraControl.Provider is FastLinearAlgebraProvider;

    /// <summary>Makes MathNet compute with the widest vectors and all cores of this machine, or as the environment says.</summary>
    /// <exception cref="InvalidOperationException">An environment variable holds something else than a setting.</exception>
    /// <exception cref="PlatformNotSupportedException">The environment forces vectors that this processor has not.</exception>
    public static void Use() => Use(TierOfEnvironment() ?? FastLinearAlgebraProvider.SupportedTiers[0], ThreadsOfEnvironment());

    /// <summary>Makes MathNet compute with vectors of one width.</summary>
    /// <param name="tier">The width.</param>
    /// <param name="threads">The most threads a product uses; 0 for one each core.</param>
    /// <exception cref="PlatformNotSupportedException">This processor has no such vectors; the message says which it has.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative.</exception>
    public static void Use(SimdTier tier, int threads = 0) => LinearAlgebraControl.Provider = new FastLinearAlgebraProvider(tier, threads);

    /// <summary>Makes MathNet compute with its own managed provider again.</summary>
    public static void UseManaged() => LinearAlgebraControl.UseManaged();

    /// <summary>Which provider MathNet computes with, such as <c>FromScratch (512-bit vectors, 2 threads)</c>.</summary>
    public static string Describe() => LinearAlgebraControl.Provider.ToString() ?? LinearAlgebraControl.Provider.GetType().Name;

    private static SimdTier? TierOfEnvironment()
    {
        var text = Environment.GetEnvironmentVariable(SimdVariable)?.Trim();
        return text switch
        {
            null or "" => null,
            "512" => SimdTier.Vector512,
            "256" => SimdTier.Vector256,
            "128" => SimdTier.Vector128,
            _ when text.Equals("auto", StringComparison.OrdinalIgnoreCase) => null,
            _ => throw new InvalidOperationException($"{SimdVariable} is \"{text}\"; it can be 512, 256, 128 or auto."),
        };
    }

    private static int ThreadsOfEnvironment()
    {
        var text = Environment.GetEnvironmentVariable(ThreadsVariable)?.Trim();
        if (string.IsNullOrEmpty(text) || text.Equals("auto", StringComparison.OrdinalIgnoreCase)) return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads > 0) return threads;
        throw new InvalidOperationException($"{ThreadsVariable} is \"{text}\"; it can be a whole number from 1, or auto.");
    }
}
