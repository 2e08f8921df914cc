using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

/// <summary>128-bit vectors: two numbers, on every processor.</summary>
internal struct Lanes128 : ILanes<Lanes128>
{
    // Set from outside a constructor: a formula of many operations is inlined whole only if each is a single call.
    private Vector128<double> _value;

    public static int Count => Vector128<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref readonly double from, nuint index) => new() { _value = Vector128.LoadUnsafe(in from, index) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128 value, ref double to, nuint index) => value._value.StoreUnsafe(ref to, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes128(double value) => new() { _value = Vector128.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new() { _value = a._value + b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new() { _value = a._value - b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a) => new() { _value = -a._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new() { _value = a._value * b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 a, Lanes128 b) => new() { _value = a._value / b._value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new() { _value = Vector128.FusedMultiplyAdd(a._value, b._value, c._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 x) => new() { _value = Vector128.Sqrt(x._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Abs(Lanes128 x) => new() { _value = Vector128.Abs(x._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 WithSign(Lanes128 size, Lanes128 sign) => new() { _value = size._value | (sign._value & Vector128.Create(-0.0)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 a, Lanes128 b) => new() { _value = Vector128.Max(a._value, b._value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 WhereAtMost(Lanes128 x, Lanes128 bound, Lanes128 then, Lanes128 otherwise) => new() { _value = Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x._value, bound._value), then._value, otherwise._value) };

    // The native instructions give their second operand where one is NaN, or NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Clamp(Lanes128 x, Lanes128 low, Lanes128 high) =>
        new() { _value = Vector128.MinNative(high._value, Vector128.MaxNative(low._value, x._value)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 PowerOfTwo(Lanes128 k) => new() { _value = ((k._value.AsInt64() + Vector128.Create(1023L)) << 52).AsDouble() };
}
