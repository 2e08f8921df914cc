using System.Runtime.ExceptionServices;

namespace FromScratch;

/// <summary>Work in phases, each a number of items in any order on any thread; a phase begins when the one before has ended.</summary>
internal interface IPhasedWork
{
    int Phases { get; }

    int ItemsIn(int phase);

    void Do(int phase, int item);
}

/// <summary>
/// Shares work between the caller and the helpers. The caller works through all of it itself and takes whatever help
/// arrives in time. Nothing is allocated, but when a thread is started and when there are more phases than ever before.
/// </summary>
internal static class WorkSharing
{
    /// <summary>Does all the work on at most <paramref name="threads"/> threads.</summary>
    public static void Run<TWork>(in TWork work, int threads)
        where TWork : struct, IPhasedWork
    {
        if (threads > 1 && HelperTeam.Shared.TryClaim())
        {
            try
            {
                SharedWork<TWork>.Instance.Run(work, threads - 1);
            }
            finally
            {
                HelperTeam.Shared.Release();
            }

            return;
        }

        for (var phase = 0; phase < work.Phases; phase++)
        {
            var items = work.ItemsIn(phase);
            for (var item = 0; item < items; item++) work.Do(phase, item);
        }
    }

    /// <summary>One for each kind of work is enough, since the team serves one caller at a time.</summary>
    private sealed class SharedWork<TWork> : ISharedWork
        where TWork : struct, IPhasedWork
    {
        private TWork _work;
        private int _phases;
        private int[] _taken = [];
        private int[] _done = [];
        private Exception? _failure;

        public static SharedWork<TWork> Instance { get; } = new();

        public void Run(in TWork work, int helpers)
        {
            (_work, _phases, _failure) = (work, work.Phases, null);
            if (_taken.Length < _phases) (_taken, _done) = (new int[_phases], new int[_phases]);
            Array.Clear(_taken);
            Array.Clear(_done);
            HelperTeam.Shared.Run(this, helpers);
            if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
        }

        public void Execute()
        {
            for (var phase = 0; phase < _phases; phase++)
            {
                var items = _work.ItemsIn(phase);
                int item;
                while ((item = Interlocked.Increment(ref _taken[phase]) - 1) < items)
                {
                    try
                    {
                        _work.Do(phase, item);
                    }
                    catch (OutOfMemoryException failure)
                    {
                        // No memory to pack into: the caller says so, when all have left the work.
                        _failure = failure;
                    }

                    Interlocked.Increment(ref _done[phase]);
                }

                var spin = default(SpinWait);
                while (Volatile.Read(ref _done[phase]) < items) spin.SpinOnce(sleep1Threshold: -1);
            }
        }
    }
}
