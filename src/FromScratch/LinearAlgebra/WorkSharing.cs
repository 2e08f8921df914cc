namespace FromScratch;

/// <summary>Work in phases, each a number of items in any order on any thread; a phase begins when the one before has ended.</summary>
internal interface IPhasedWork
{
    int Phases { get; }

    int ItemsIn(int phase);

    void Do(int phase, int item);
}

/// <summary>
/// Shares work between the caller and the thread pool. The caller works through all of it itself and takes whatever
/// help arrives in time, so a busy pool delays nothing and a product inside a parallel loop cannot deadlock.
/// </summary>
internal static class WorkSharing
{
    /// <summary>Does all the work on at most <paramref name="threads"/> threads; with one, nothing is allocated.</summary>
    public static void Run<TWork>(in TWork work, int threads)
        where TWork : struct, IPhasedWork
    {
        if (threads > 1)
        {
            var shared = new Shared<TWork>(work);
            for (var helper = 1; helper < threads; helper++)
                ThreadPool.UnsafeQueueUserWorkItem(shared, preferLocal: false);
            shared.Execute();
            return;
        }

        for (var phase = 0; phase < work.Phases; phase++)
        {
            var items = work.ItemsIn(phase);
            for (var item = 0; item < items; item++) work.Do(phase, item);
        }
    }

    private sealed class Shared<TWork>(TWork work) : IThreadPoolWorkItem
        where TWork : struct, IPhasedWork
    {
        private readonly TWork _work = work;
        private readonly int[] _taken = new int[work.Phases];
        private readonly int[] _done = new int[work.Phases];

        // A helper that arrives after the last item finds every phase taken and done, and touches no matrix.
        public void Execute()
        {
            for (var phase = 0; phase < _taken.Length; phase++)
            {
                var items = _work.ItemsIn(phase);
                int item;
                while ((item = Interlocked.Increment(ref _taken[phase]) - 1) < items)
                {
                    _work.Do(phase, item);
                    Interlocked.Increment(ref _done[phase]);
                }

                var spin = default(SpinWait);
                while (Volatile.Read(ref _done[phase]) < items) spin.SpinOnce(sleep1Threshold: -1);
            }
        }
    }
}
