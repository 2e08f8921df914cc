using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MathNet.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Linear algebra for MathNet in vectorised C#: products of matrices and vectors, sums, norms and elementwise
/// arithmetic, for <see cref="double"/> and <see cref="float"/>. Factorisations, and complex numbers, are MathNet's own.
/// </summary>
/// <remarks>
/// <para>Usually turned on by <see cref="FastLinearAlgebra.Use()"/>; every <c>A * B</c> then becomes fast.</para>
/// <para>
/// A product, a sum or a norm is the same to the last bit whatever the number of threads and the width of the vectors, on
/// every processor that multiplies and adds in one rounding: all of x64 since 2013, and Arm64. An older one rounds
/// twice, and may differ in the last bits, as MathNet's own product does, whose order of additions is another. NaN and
/// infinity go where IEEE 754 sends them: 0·NaN is NaN. A factor alpha or beta of exactly 0 leaves its operand unread, as in BLAS.
/// </para>
/// <para>An operand may be its own result: C may be the array of A or B.</para>
/// </remarks>
public sealed partial class FastLinearAlgebraProvider : ILinearAlgebraProvider
{
    private static readonly ManagedLinearAlgebraProvider Managed = ManagedLinearAlgebraProvider.Instance;

    private readonly IMatrixProduct<double> _double;
    private readonly IMatrixProduct<float> _single;

    /// <summary>Makes a provider for the widest vectors of this processor, with a thread for each of its cores.</summary>
    public FastLinearAlgebraProvider()
        : this(SupportedTiers[0])
    {
    }

    /// <summary>Makes a provider.</summary>
    /// <param name="tier">How wide the vectors are.</param>
    /// <param name="threads">The most threads a product uses; 0 for one each core. MathNet's <c>Control.MaxDegreeOfParallelism</c> limits them too.</param>
    /// <exception cref="PlatformNotSupportedException">This processor has no such vectors.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative.</exception>
    public FastLinearAlgebraProvider(SimdTier tier, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (!SupportedTiers.Contains(tier))
        {
            throw new PlatformNotSupportedException(
                $"This processor cannot compute with {tier}; it can with {string.Join(", ", SupportedTiers)}.");
        }

        Tier = tier;
        Threads = threads == 0 ? Environment.ProcessorCount : threads;
        (_double, _single) = (MatrixProduct.Of<double>(tier), MatrixProduct.Of<float>(tier));
    }

    /// <summary>The tiers this processor can compute with, widest first. The last, 128 bits, is always there.</summary>
    public static IReadOnlyList<SimdTier> SupportedTiers { get; } =
    [
        .. Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? [SimdTier.Vector512] : Array.Empty<SimdTier>(),
        .. Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported ? [SimdTier.Vector256] : Array.Empty<SimdTier>(),
        SimdTier.Vector128,
    ];

    /// <summary>How wide the vectors are.</summary>
    public SimdTier Tier { get; }

    /// <summary>The most threads a product uses.</summary>
    public int Threads { get; }

    private int ThreadsNow => Math.Min(Threads, Control.MaxDegreeOfParallelism);

    /// <inheritdoc/>
    public bool IsAvailable() => true;

    /// <inheritdoc/>
    public void InitializeVerify()
    {
        // Nothing native to load, so nothing can be missing.
    }

    /// <inheritdoc/>
    public void FreeResources()
    {
        // Packing memory belongs to its thread and goes with it.
    }

    /// <summary>The provider, its vectors and its threads, such as <c>FromScratch (512-bit vectors, 2 threads)</c>.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"FromScratch ({(int)Tier}-bit vectors, {ThreadsNow} {(ThreadsNow == 1 ? "thread" : "threads")})");
}
