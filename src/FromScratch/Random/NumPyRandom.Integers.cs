using System.Numerics;

namespace FromScratch;

// Integers: np.random.randint, by masking and rejecting as NumPy's legacy generator does.
public sealed partial class NumPyRandom
{
    /// <summary>One integer from 0 up to, not including, <paramref name="high"/>: <c>np.random.randint(high)</c>.</summary>
    /// <param name="high">The end of the range, at least 1; it is never drawn.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public int RandInt(int high) => RandInt(0, high);

    /// <summary>One integer from <paramref name="low"/> up to, not including, <paramref name="high"/>: <c>np.random.randint(low, high)</c>.</summary>
    /// <param name="low">The smallest integer that can be drawn.</param>
    /// <param name="high">The end of the range, above <paramref name="low"/>; it is never drawn.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public int RandInt(int low, int high) => (int)RandInt((long)low, high);

    /// <summary>One integer from <paramref name="low"/> up to, not including, <paramref name="high"/>, also from a range wider than 32 bits.</summary>
    /// <param name="low">The smallest integer that can be drawn.</param>
    /// <param name="high">The end of the range, above <paramref name="low"/>; it is never drawn.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public long RandInt(long low, long high)
    {
        RequireRange(low, high, IntegerType.Int64);
        return Offset(low, Bounded(RangeOf(low, high)));
    }

    /// <summary>Several integers, <c>np.random.randint(low, high, count)</c>.</summary>
    /// <param name="low">The smallest integer that can be drawn.</param>
    /// <param name="high">The end of the range, above <paramref name="low"/>; it is never drawn.</param>
    /// <param name="count">How many, not negative.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public int[] RandInt(int low, int high, int count) =>
        Array.ConvertAll(RandInt(low, high, count, IntegerType.Int64), value => (int)value);

    /// <summary>Several integers of a NumPy integer type, <c>np.random.randint(low, high, count, dtype)</c>.</summary>
    /// <param name="low">The smallest integer that can be drawn.</param>
    /// <param name="high">The end of the range, above <paramref name="low"/>; it is never drawn.</param>
    /// <param name="count">How many, not negative.</param>
    /// <param name="type">NumPy's <c>dtype</c>, which decides how many numbers one 32-bit word gives.</param>
    /// <exception cref="ArgumentException">The range is empty or does not fit the type.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public long[] RandInt(long low, long high, int count, IntegerType type)
    {
        RequireRange(low, high, type);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var range = RangeOf(low, high);
        var bits = BitsOf(type);
        var values = new long[count];
        if (bits >= 32)
        {
            for (var i = 0; i < count; i++) values[i] = Offset(low, Bounded(range));
        }
        else
        {
            var pieces = new WordPieces(_twister, bits);
            for (var i = 0; i < count; i++) values[i] = Offset(low, pieces.Bounded((uint)range));
        }

        return values;
    }

    /// <summary>A number from 0 to <paramref name="range"/> inclusive: random bits up to the range's highest, drawn again while above it.</summary>
    private ulong Bounded(ulong range)
    {
        if (range == 0) return 0;
        var mask = ulong.MaxValue >> BitOperations.LeadingZeroCount(range);
        ulong value;
        if (range <= uint.MaxValue)
        {
            do value = _twister.NextUInt32() & mask;
            while (value > range);
        }
        else
        {
            do value = _twister.NextUInt64() & mask;
            while (value > range);
        }

        return value;
    }

    private static ulong RangeOf(long low, long high) => unchecked((ulong)(high - 1) - (ulong)low);

    private static long Offset(long low, ulong value) => unchecked((long)((ulong)low + value));

    private static int BitsOf(IntegerType type) => type switch
    {
        IntegerType.Int64 => 64,
        IntegerType.Int32 or IntegerType.UInt32 => 32,
        IntegerType.Int16 or IntegerType.UInt16 => 16,
        IntegerType.Int8 or IntegerType.UInt8 => 8,
        IntegerType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such integer type."),
    };

    private static void RequireRange(long low, long high, IntegerType type)
    {
        if (low >= high)
            throw new ArgumentException(FormattableString.Invariant($"RandInt({low}, {high}): low must be below high, since high itself is never drawn."));
        var (least, most) = type switch
        {
            IntegerType.Int32 => (int.MinValue, int.MaxValue),
            IntegerType.UInt32 => (0, uint.MaxValue),
            IntegerType.Int16 => (short.MinValue, short.MaxValue),
            IntegerType.UInt16 => (0, ushort.MaxValue),
            IntegerType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
            IntegerType.UInt8 => (0, byte.MaxValue),
            IntegerType.Bool => (0, 1),
            _ => (long.MinValue, long.MaxValue),
        };
        if (low < least || high - 1 > most)
            throw new ArgumentException(FormattableString.Invariant($"RandInt({low}, {high}): {type} holds {least} to {most}."));
    }

    /// <summary>Small integers cut from 32-bit words, lowest bits first; what is left of a word is lost after the call.</summary>
    private struct WordPieces(MersenneTwister twister, int bits)
    {
        private uint _word;
        private int _left;

        internal uint Bounded(uint range)
        {
            if (range == 0) return 0;
            var mask = uint.MaxValue >> BitOperations.LeadingZeroCount(range);
            uint value;
            do value = Next() & mask;
            while (value > range);
            return value;
        }

        private uint Next()
        {
            if (_left == 0)
            {
                _word = twister.NextUInt32();
                _left = 32 / bits;
            }
            else
            {
                _word >>= bits;
            }

            _left--;
            return _word;
        }
    }
}
