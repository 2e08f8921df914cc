using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// Memory that a thread packs operands into: pinned, aligned to a cache line, kept for the next product and freed with
/// the thread. It is as large as the largest blocks were, at most a few megabytes, whatever the matrices' sizes.
/// </summary>
internal sealed unsafe class Scratch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int CacheLine = 64;

    [ThreadStatic]
    private static Scratch<T>? _current;

    private T[] _left = [];
    private T[] _right = [];

    /// <summary>The calling thread's own.</summary>
    public static Scratch<T> Current => _current ??= new Scratch<T>();

    /// <summary>Room for A's panels.</summary>
    public T* Left(nint count) => Reserve(ref _left, count);

    /// <summary>Room for B's panels.</summary>
    public T* Right(nint count) => Reserve(ref _right, count);

    private static T* Reserve(ref T[] buffer, nint count)
    {
        var length = count + (CacheLine / sizeof(T));
        if (buffer.Length < length) buffer = GC.AllocateUninitializedArray<T>((int)length, pinned: true);
        var start = (nint)Unsafe.AsPointer(ref buffer[0]);
        return (T*)((start + CacheLine - 1) & ~(CacheLine - 1));
    }
}
