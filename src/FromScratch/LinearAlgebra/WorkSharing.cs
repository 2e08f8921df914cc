using System.Runtime.ExceptionServices;

namespace FromScratch;

/// <summary>Work in items that can be done in any order and on any thread.</summary>
internal interface IDividedWork
{
    int Items { get; }

    void Do(int item);
}

/// <summary>
/// Shares work between the caller and the helpers. The caller works through all of it itself and takes whatever help
/// arrives in time. Nothing is allocated, but when a thread is started.
/// </summary>
internal static class WorkSharing
{
    /// <summary>Does all the work on at most <paramref name="threads"/> threads.</summary>
    public static void Run<TWork>(in TWork work, int threads)
        where TWork : struct, IDividedWork
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

        var items = work.Items;
        for (var item = 0; item < items; item++) work.Do(item);
    }

    /// <summary>One for each kind of work is enough, since the team serves one caller at a time.</summary>
    private sealed class SharedWork<TWork> : ISharedWork
        where TWork : struct, IDividedWork
    {
        private TWork _work;
        private int _items;
        private int _taken;
        private int _done;
        private Exception? _failure;

        public static SharedWork<TWork> Instance { get; } = new();

        public void Run(in TWork work, int helpers)
        {
            (_work, _items, _taken, _done, _failure) = (work, work.Items, 0, 0, null);
            HelperTeam.Shared.Run(this, helpers);
            if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
        }

        public void Execute()
        {
            int item;
            while ((item = Interlocked.Increment(ref _taken) - 1) < _items)
            {
                try
                {
                    _work.Do(item);
                }
                catch (OutOfMemoryException failure)
                {
                    // No memory to pack into: the caller says so, when all have left the work.
                    _failure = failure;
                }

                Interlocked.Increment(ref _done);
            }

            var spin = default(SpinWait);
            while (Volatile.Read(ref _done) < _items) spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
