using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

/// <summary>256-bit vectors: four numbers.</summary>
internal struct Lanes256 : ILanes<Lanes256>
{
    // Set from outside a constructor: a formula of many operations is inlined whole only if each is a single call.
    private Vector256<double> _value;

    public static int Count => Vector256<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref readonly double from, nuint index) => new() { _value = Vector256.LoadUnsafe(in from, index) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 value, ref double to, nuint index) => value._value.StoreUnsafe(ref to, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes256(double value) => new() { _value = Vector256.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new() { _value = a._value + b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new() { _value = a._value - b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a) => new() { _value = -a._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new() { _value = a._value * b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new() { _value = a._value / b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new() { _value = Vector256.FusedMultiplyAdd(a._value, b._value, c._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 x) => new() { _value = Vector256.Sqrt(x._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 x) => new() { _value = Vector256.Abs(x._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WithSign(Lanes256 size, Lanes256 sign) => new() { _value = size._value | (sign._value & Vector256.Create(-0.0)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new() { _value = Vector256.Max(a._value, b._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WhereAtMost(Lanes256 x, Lanes256 bound, Lanes256 then, Lanes256 otherwise) => new() { _value = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x._value, bound._value), then._value, otherwise._value) };

    // The native instructions give their second operand where one is NaN, or NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Clamp(Lanes256 x, Lanes256 low, Lanes256 high) =>
        new() { _value = Vector256.MinNative(high._value, Vector256.MaxNative(low._value, x._value)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 PowerOfTwo(Lanes256 k) => new() { _value = ((k._value.AsInt64() + Vector256.Create(1023L)) << 52).AsDouble() };
}
