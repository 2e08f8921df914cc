namespace FromScratch;

/// <summary>The integer types of <c>np.random.randint</c>'s <c>dtype</c>, of which the narrow ones draw differently.</summary>
/// <remarks>
/// For a range that fits both, 32 and 64 bits draw the same numbers. Eight and sixteen bits take several numbers out of
/// one 32-bit word, and so does a bool, thus the same seed gives other numbers.
/// </remarks>
public enum IntegerType
{
    /// <summary>NumPy's default on 64-bit Linux and macOS: <c>np.int64</c>.</summary>
    Int64,

    /// <summary><c>np.int32</c>, NumPy's default on Windows before NumPy 2.</summary>
    Int32,

    /// <summary><c>np.uint32</c>.</summary>
    UInt32,

    /// <summary><c>np.int16</c>.</summary>
    Int16,

    /// <summary><c>np.uint16</c>.</summary>
    UInt16,

    /// <summary><c>np.int8</c>.</summary>
    Int8,

    /// <summary><c>np.uint8</c>.</summary>
    UInt8,

    /// <summary><c>np.bool_</c>: 0 or 1.</summary>
    Bool,
}
