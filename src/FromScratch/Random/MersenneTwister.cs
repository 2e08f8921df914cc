using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FromScratch;

/// <summary>MT19937 (Matsumoto and Nishimura, 1998): the 32-bit words that NumPy's legacy generator is made of.</summary>
/// <remarks>
/// A block of 624 words is made at once and tempered at once, both in vector registers: each word depends on
/// words at a distance of 1 and 397 (or, from word 227 on, on the new word 227 places before), so a whole vector of
/// them can be computed side by side.
/// </remarks>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;
    private const int Split = Size - Middle;
    private const uint UpperBit = 0x80000000;
    private const uint LowerBits = 0x7fffffff;
    private const uint Twist = 0x9908b0df;

    private readonly uint[] _state = new uint[Size];
    private readonly uint[] _words = new uint[Size];
    private int _next = Size;

    /// <summary>Seeds as <c>init_genrand</c> of the authors' reference code does, and so <c>np.random.seed(int)</c>.</summary>
    internal MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Size; i++)
            _state[i] = (1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
    }

    private MersenneTwister(MersenneTwister other)
    {
        other._state.CopyTo(_state, 0);
        other._words.CopyTo(_words, 0);
        _next = other._next;
    }

    internal MersenneTwister Clone() => new(this);

    internal uint NextUInt32()
    {
        if (_next == Size) Refill();
        return _words[_next++];
    }

    /// <summary>Two words, the first one drawn in the upper half.</summary>
    internal ulong NextUInt64()
    {
        var high = NextUInt32();
        return ((ulong)high << 32) | NextUInt32();
    }

    /// <summary>A double in [0, 1) with 53 random bits, from two words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double NextDouble()
    {
        var next = _next;
        var words = _words;
        if (next >= Size - 1) return NextDoubleAcrossBlocks();
        _next = next + 2;
        return Compose(words[next], words[next + 1]);
    }

    private double NextDoubleAcrossBlocks()
    {
        var first = NextUInt32();
        return Compose(first, NextUInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Compose(uint first, uint second) =>
        (((first >> 5) * 67108864.0) + (second >> 6)) * (1.0 / 9007199254740992.0);

    private void Refill()
    {
        var state = _state.AsSpan();
        TwistRun(state[..Split], state[1..], state[Middle..]);
        TwistRun(state[Split..(Size - 1)], state[(Split + 1)..], state);
        TwistRun(state[(Size - 1)..], state, state[(Middle - 1)..]);
        Temper(state, _words);
        _next = 0;
    }

    // target[i] = far[i] ^ twist(target[i], following[i]); the spans overlap, but never nearer than one vector ahead
    // of what is written, except for `following`, whose elements are read before the next vector is stored.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwistRun(Span<uint> target, ReadOnlySpan<uint> following, ReadOnlySpan<uint> far)
    {
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; i + Vector<uint>.Count <= target.Length; i += Vector<uint>.Count)
            {
                var next = new Vector<uint>(following[i..]);
                var joined = (new Vector<uint>(target[i..]) & new Vector<uint>(UpperBit)) | (next & new Vector<uint>(LowerBits));
                var odd = -(joined & Vector<uint>.One);
                (new Vector<uint>(far[i..]) ^ (joined >>> 1) ^ (odd & new Vector<uint>(Twist))).CopyTo(target[i..]);
            }
        }

        for (; i < target.Length; i++)
        {
            var joined = (target[i] & UpperBit) | (following[i] & LowerBits);
            target[i] = far[i] ^ (joined >> 1) ^ ((joined & 1) == 0 ? 0 : Twist);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Temper(ReadOnlySpan<uint> state, Span<uint> words)
    {
        var from = MemoryMarshal.Cast<uint, Vector<uint>>(state);
        var to = MemoryMarshal.Cast<uint, Vector<uint>>(words);
        for (var i = 0; i < from.Length; i++)
        {
            var y = from[i];
            y ^= y >>> 11;
            y ^= (y << 7) & new Vector<uint>(0x9d2c5680);
            y ^= (y << 15) & new Vector<uint>(0xefc60000);
            to[i] = y ^ (y >>> 18);
        }

        // 624 is a multiple of every vector width up to 16 words; a wider machine leaves a tail.
        for (var i = from.Length * Vector<uint>.Count; i < Size; i++)
        {
            var y = state[i];
            y ^= y >> 11;
            y ^= (y << 7) & 0x9d2c5680;
            y ^= (y << 15) & 0xefc60000;
            words[i] = y ^ (y >> 18);
        }
    }
}
