using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

/// <summary>512-bit vectors: eight numbers.</summary>
internal struct Lanes512 : ILanes<Lanes512>
{
    // Set from outside a constructor: a formula of many operations is inlined whole only if each is a single call.
    private Vector512<double> _value;

    public static int Count => Vector512<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref readonly double from, nuint index) => new() { _value = Vector512.LoadUnsafe(in from, index) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 value, ref double to, nuint index) => value._value.StoreUnsafe(ref to, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes512(double value) => new() { _value = Vector512.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new() { _value = a._value + b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new() { _value = a._value - b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a) => new() { _value = -a._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new() { _value = a._value * b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new() { _value = a._value / b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new() { _value = Vector512.FusedMultiplyAdd(a._value, b._value, c._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 x) => new() { _value = Vector512.Sqrt(x._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 x) => new() { _value = Vector512.Abs(x._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WithSign(Lanes512 size, Lanes512 sign) => new() { _value = size._value | (sign._value & Vector512.Create(-0.0)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new() { _value = Vector512.Max(a._value, b._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereAtMost(Lanes512 x, Lanes512 bound, Lanes512 then, Lanes512 otherwise) => new() { _value = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x._value, bound._value), then._value, otherwise._value) };

    // The native instructions give their second operand where one is NaN, or NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Clamp(Lanes512 x, Lanes512 low, Lanes512 high) =>
        new() { _value = Vector512.MinNative(high._value, Vector512.MaxNative(low._value, x._value)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 PowerOfTwo(Lanes512 k) => new() { _value = ((k._value.AsInt64() + Vector512.Create(1023L)) << 52).AsDouble() };
}
