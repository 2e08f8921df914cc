namespace FromScratch;

/// <summary>How wide the vectors are that <see cref="FastLinearAlgebraProvider"/> computes with.</summary>
public enum SimdTier
{
    /// <summary>128 bits: every processor .NET runs on, Arm included.</summary>
    Vector128 = 128,

    /// <summary>256 bits with fused multiply-add: AVX2.</summary>
    Vector256 = 256,

    /// <summary>512 bits: AVX-512.</summary>
    Vector512 = 512,
}
