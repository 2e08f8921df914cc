using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

// The optimizers' steps over all weights of a parameter, and over what they remember for each.
internal static partial class Elementwise
{
    /// <summary>Takes every weight one step.</summary>
    public static void Step<TStep>(Span<double> weights, ReadOnlySpan<double> gradients, TStep step)
        where TStep : struct, IStep => StepAll(weights, gradients, weights, weights, new Forgetful<TStep>(step));

    /// <summary>Takes every weight one step, with one number remembered for each.</summary>
    public static void Step<TStep>(Span<double> weights, ReadOnlySpan<double> gradients, Span<double> memory, TStep step)
        where TStep : struct, IStepWithMemory => StepAll(weights, gradients, memory, weights, new Remembering<TStep>(step));

    /// <summary>Takes every weight one step, with two numbers remembered for each.</summary>
    public static void Step<TStep>(Span<double> weights, ReadOnlySpan<double> gradients, Span<double> first, Span<double> second, TStep step)
        where TStep : struct, IStepWithTwoMemories => StepAll(weights, gradients, first, second, new RememberingTwo<TStep>(step));

    private static void StepAll<TStep>(Span<double> weights, ReadOnlySpan<double> gradients, Span<double> first, Span<double> second, TStep step)
        where TStep : struct, IAnyStep
    {
        if (Vector512.IsHardwareAccelerated && weights.Length >= Lanes512.Count) StepAll<TStep, Lanes512>(weights, gradients, first, second, step);
        else if (Vector256.IsHardwareAccelerated && weights.Length >= Lanes256.Count) StepAll<TStep, Lanes256>(weights, gradients, first, second, step);
        else if (weights.Length >= Lanes128.Count) StepAll<TStep, Lanes128>(weights, gradients, first, second, step);
        else if (weights.Length == 1)
        {
            Span<double> weight = [weights[0], 0], a = [first[0], 0], b = [second[0], 0];
            StepAll<TStep, Lanes128>(weight, [gradients[0], 0], a, b, step);
            (first[0], second[0]) = (a[0], b[0]);
            weights[0] = weight[0];
        }
    }

    // As in Apply, the last vector may overlap the one before, and is computed first.
    [MethodImpl(Kernel)]
    private static void StepAll<TStep, T>(Span<double> weights, ReadOnlySpan<double> gradients, Span<double> first, Span<double> second, TStep step)
        where TStep : struct, IAnyStep
        where T : struct, ILanes<T>
    {
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref readonly var g = ref MemoryMarshal.GetReference(gradients);
        ref var a = ref MemoryMarshal.GetReference(first);
        ref var b = ref MemoryMarshal.GetReference(second);
        var end = (nuint)(weights.Length - T.Count);
        var last = Take<TStep, T>(in w, in g, in a, in b, end, step);
        for (nuint i = 0; i < end; i += (nuint)T.Count)
            Store<TStep, T>(Take<TStep, T>(in w, in g, in a, in b, i, step), ref w, ref a, ref b, i);
        Store<TStep, T>(last, ref w, ref a, ref b, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Weight, T First, T Second) Take<TStep, T>(
        ref readonly double w, ref readonly double g, ref readonly double a, ref readonly double b, nuint i, TStep step)
        where TStep : struct, IAnyStep
        where T : struct, ILanes<T>
    {
        var weight = T.Load(in w, i);
        T first = default, second = default;
        if (TStep.Memories > 0) first = T.Load(in a, i);
        if (TStep.Memories > 1) second = T.Load(in b, i);
        step.Take(ref weight, T.Load(in g, i), ref first, ref second);
        return (weight, first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TStep, T>((T Weight, T First, T Second) state, ref double w, ref double a, ref double b, nuint i)
        where TStep : struct, IAnyStep
        where T : struct, ILanes<T>
    {
        T.Store(state.Weight, ref w, i);
        if (TStep.Memories > 0) T.Store(state.First, ref a, i);
        if (TStep.Memories > 1) T.Store(state.Second, ref b, i);
    }

    /// <summary>A step of any kind, as the one loop over all kinds sees it.</summary>
    private interface IAnyStep
    {
        static abstract int Memories { get; }

        void Take<T>(ref T weight, T gradient, ref T first, ref T second)
            where T : struct, ILanes<T>;
    }

    private readonly struct Forgetful<TStep>(TStep step) : IAnyStep
        where TStep : struct, IStep
    {
        public static int Memories => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take<T>(ref T weight, T gradient, ref T first, ref T second)
            where T : struct, ILanes<T> => step.Take(ref weight, gradient);
    }

    private readonly struct Remembering<TStep>(TStep step) : IAnyStep
        where TStep : struct, IStepWithMemory
    {
        public static int Memories => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take<T>(ref T weight, T gradient, ref T first, ref T second)
            where T : struct, ILanes<T> => step.Take(ref weight, gradient, ref first);
    }

    private readonly struct RememberingTwo<TStep>(TStep step) : IAnyStep
        where TStep : struct, IStepWithTwoMemories
    {
        public static int Memories => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take<T>(ref T weight, T gradient, ref T first, ref T second)
            where T : struct, ILanes<T> => step.Take(ref weight, gradient, ref first, ref second);
    }
}
