using System.Text;

namespace CSharpKernel;

/// <summary>
/// Carries output from the threads of cells to its destination, in order, on a thread of its own. Whoever writes never runs
/// the destination's code, so stopping a cell can't cut a message in half; text that arrives in small pieces goes out in
/// one, at most <see cref="Patience"/> later.
/// </summary>
/// <remarks>
/// A pump that waits lets nobody go on before what they wrote has arrived, so that a process which dies in the next
/// statement has lost nothing.
/// </remarks>
internal sealed class OutputPump : IDisposable
{
    private const int MaximalBacklog = 4_000_000;
    private const int DisplayWeight = 4_096;
    private const int LargeText = 32_768;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(15);

    private readonly object _lock = new();
    private readonly Thread _thread;
    private readonly bool _waits;
    private List<Item> _items = [];
    private long _backlog;
    private int _urgent;
    private bool _closed;
    private long _sent;
    private long _taken;
    private long _arrived;

    public OutputPump(bool waits = false)
    {
        _waits = waits;
        _thread = new Thread(Run) { IsBackground = true, Name = "cell output" };
        _thread.Start();
    }

    /// <summary>Adds text; waits while far more is pending than the destination takes.</summary>
    public void Write(ICellOutput destination, ConsoleStream stream, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            WaitForRoom();
            if (_items.Count == 0 || _items[^1] is not { Text: { } pending } last || last.Stream != stream || last.Destination != destination)
            {
                pending = new StringBuilder();
                _items.Add(new Item(destination, stream, pending, null));
            }

            pending.Append(text);
            _backlog += text.Length;
            Monitor.PulseAll(_lock);
            WaitForArrival(++_sent);
        }
    }

    /// <summary>Adds anything that is not text: a display, an update, a clear. Waits as <see cref="Write"/> does.</summary>
    /// <param name="destination">Where it goes.</param>
    /// <param name="deliver">Takes it there.</param>
    /// <param name="length">About how many characters it holds.</param>
    public void Send(ICellOutput destination, Action<ICellOutput> deliver, long length = 0)
    {
        lock (_lock)
        {
            WaitForRoom();
            _items.Add(new Item(destination, default, null, deliver));
            _backlog += DisplayWeight + length;
            Monitor.PulseAll(_lock);
            WaitForArrival(++_sent);
        }
    }

    /// <summary>Completes when everything sent so far has arrived.</summary>
    public Task FlushAsync(ICellOutput destination)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_closed)
                return Task.CompletedTask;
            _urgent++;
            _items.Add(new Item(destination, default, null, _ =>
            {
                Interlocked.Decrement(ref _urgent);
                arrived.SetResult();
            }));
            Monitor.PulseAll(_lock);
        }

        return arrived.Task;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            Monitor.PulseAll(_lock);
        }
    }

    private void WaitForRoom()
    {
        while (_backlog > MaximalBacklog && !_closed && Thread.CurrentThread != _thread)
            Monitor.Wait(_lock);
    }

    private void WaitForArrival(long message)
    {
        while (_waits && _arrived < message && !_closed && Thread.CurrentThread != _thread)
            Monitor.Wait(_lock);
    }

    private void Run()
    {
        while (TakeAll() is { } items)
        {
            foreach (var item in items)
                Deliver(item);
            lock (_lock)
            {
                _arrived = _taken;
                if (_waits)
                    Monitor.PulseAll(_lock);
            }
        }
    }

    private List<Item>? TakeAll()
    {
        lock (_lock)
        {
            while (_items.Count == 0)
            {
                if (_closed)
                    return null;
                Monitor.Wait(_lock);
            }

            // Small pieces of text gather for a moment; anything else goes at once.
            var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
            while (!_waits && _items is [{ Text: not null }] && _backlog < LargeText && Volatile.Read(ref _urgent) == 0 && !_closed
                && deadline - Environment.TickCount64 is > 0 and var left)
            {
                Monitor.Wait(_lock, (int)left);
            }

            var taken = _items;
            _items = [];
            _taken = _sent;
            _backlog = 0;
            Monitor.PulseAll(_lock);
            return taken;
        }
    }

    private static void Deliver(Item item)
    {
        try
        {
            if (item.Text is { } text)
            {
                foreach (var piece in Pieces(text.ToString()))
                    item.Destination.Write(item.Stream, piece);
            }
            else
            {
                item.Action!(item.Destination);
            }
        }
        catch (Exception) when (item.Destination is not null)
        {
            // The destination is gone (a front end that vanished). The cell runs on: its results are not lost with its prints.
        }
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(LargeText, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            yield return text.Substring(start, length);
            start += length;
        }
    }

    private sealed record Item(ICellOutput Destination, ConsoleStream Stream, StringBuilder? Text, Action<ICellOutput>? Action);
}
