using System.Collections.Concurrent;
using Spectre.Console;

namespace Notebooks;

/// <summary>Does the same for many things, a few at a time, and says on a terminal how far it is.</summary>
internal static class SideBySide
{
    /// <summary>Does it.</summary>
    /// <param name="items">The things.</param>
    /// <param name="jobs">How many at a time.</param>
    /// <param name="work">What to do with one, in one of the places from 0 to <paramref name="jobs"/> - 1, of which it has its own.</param>
    /// <param name="console">The terminal, or null where there is none.</param>
    /// <param name="cancellation">Gives up at once.</param>
    /// <returns>The results in the order of the things.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, and nothing is going on any more.</exception>
    public static async Task<IReadOnlyList<TResult>> RunAsync<T, TResult>(
        IReadOnlyList<T> items, int jobs, Func<T, int, Task<TResult>> work, IAnsiConsole? console, CancellationToken cancellation)
    {
        var places = new ConcurrentBag<int>(Enumerable.Range(0, jobs));
        using var free = new SemaphoreSlim(jobs);
        var done = 0;
        async Task<TResult> OneAsync(T item)
        {
            await free.WaitAsync(cancellation);
            places.TryTake(out var place);
            try
            {
                return await work(item, place);
            }
            finally
            {
                places.Add(place);
                Interlocked.Increment(ref done);
                free.Release();
            }
        }

        var all = Task.WhenAll(items.Select(item => Task.Run(() => OneAsync(item), CancellationToken.None)));
        if (console is null)
            return await all;
        return await console.Status().StartAsync("", async status =>
        {
            while (!all.IsCompleted)
            {
                status.Status($"{ResultText.Number(Volatile.Read(ref done))}/{ResultText.Number(items.Count)}");
                await Task.WhenAny(all, Task.Delay(100, CancellationToken.None));
            }
            return await all;
        });
    }
}
