namespace FromScratch;

/// <summary>
/// NumPy's legacy random generator, bit for bit: the same seed and the same calls give the same numbers as
/// <c>np.random.seed(n)</c> followed by <c>np.random.rand</c>, <c>randn</c>, <c>permutation</c> and so on.
/// </summary>
/// <remarks>
/// <para>
/// The books draw everything, data, initial weights and shuffles, from NumPy's seeded global generator. With the same
/// generator a notebook prints the losses that the books print. That is the only reason for this class: it is
/// NumPy's <c>RandomState</c> (MT19937 with Marsaglia's polar method for normal numbers), which NumPy has frozen for good.
/// It is of statistical grade, with a period of 2^19937 − 1, and it is not cryptographic: after 624 words its future is known.
/// </para>
/// <para>
/// There is no global generator. Code that needs random numbers takes one as an argument, so that a reader sees
/// who draws and in which order. Matrices are filled row by row, as NumPy fills them, although MathNet stores columns.
/// An instance is not for several threads at once. A refused call (a bad argument) draws nothing.
/// </para>
/// <para>
/// <see cref="Randn()"/> and <see cref="Normal(double, double)"/> use the C library's logarithm, as NumPy does. On
/// Linux that is the same function; another platform's may differ from it in the last bit of a rare number.
/// </para>
/// </remarks>
/// <example><code>
/// var random = new NumPyRandom(1984);        // np.random.seed(1984)
/// var W = 0.01 * random.Randn(2, 10);        // 0.01 * np.random.randn(2, 10)
/// int[] order = random.Permutation(300);     // np.random.permutation(300)
/// </code></example>
public sealed partial class NumPyRandom
{
    private readonly MersenneTwister _twister;
    private double? _spareGauss;

    /// <summary>Seeds the generator as <c>np.random.seed(seed)</c> does.</summary>
    /// <param name="seed">The seed, 0 to 2^32 − 1 (4294967295), as NumPy takes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative or above 2^32 − 1.</exception>
    public NumPyRandom(long seed)
    {
        if (seed is < 0 or > uint.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(seed), seed, "The seed must be between 0 and 2**32 - 1 (4294967295), as for np.random.seed.");
        Seed = (uint)seed;
        _twister = new MersenneTwister(Seed);
    }

    private NumPyRandom(NumPyRandom other)
    {
        Seed = other.Seed;
        _twister = other._twister.Clone();
        _spareGauss = other._spareGauss;
    }

    /// <summary>The seed it began with.</summary>
    public uint Seed { get; }

    /// <summary>
    /// A second generator at the same point of the stream: both go on with the same numbers, independently
    /// (NumPy's <c>get_state</c> and <c>set_state</c>).
    /// </summary>
    public NumPyRandom Clone() => new(this);

    /// <summary>Which generator this is and its seed.</summary>
    public override string ToString() => FormattableString.Invariant($"NumPyRandom(seed {Seed}): NumPy's legacy MT19937");
}
