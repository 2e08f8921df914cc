using System.Globalization;
using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>
/// One cell's output on its way to iopub. The cell only adds to a queue, so that stopping it can tear no message apart; the
/// <see cref="IopubPump"/> publishes, in batches.
/// </summary>
internal sealed class IopubOutput(
    MessageHeader parent, IopubChannel iopub, IopubPump pump, Func<string, bool, CancellationToken, string>? ask) : ICellOutput
{
    private const long MaxWaitingBytes = 64 << 20;
    private const int MaxWaitingMessages = 2000;
    private const int KeptWhenInterrupted = 64 << 10;

    private readonly object _lock = new();
    private readonly Lock _publishing = new();
    private readonly OutputQueue _queue = new();
    private readonly TextQuota _quota = new(TextQuota.PerCell);
    private volatile bool _hurried;
    private volatile bool _finishing;
    private volatile bool _finished;
    private bool _ended;
    private long _dropped;

    public void Write(ConsoleStream stream, string text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        lock (_lock)
        {
            string admitted = _quota.Admit(text, out string? notice);
            if (admitted.Length > 0)
                _queue.Add(stream, admitted);
            if (notice is not null)
                _queue.Add(ConsoleStream.Stderr, notice);
        }
        pump.Wake(this, urgent: false);
    }

    public void Display(MimeBundle bundle, string? displayId) => Show("display_data", bundle, displayId);

    public void Update(MimeBundle bundle, string displayId) => Show("update_display_data", bundle, displayId);

    public void Clear(bool wait)
    {
        lock (_lock)
            _quota.Reset();
        Add("clear_output", MessageCodec.Serialize(new JsonObject { ["wait"] = wait }));
    }

    public string ReadLine(string prompt, bool password, CancellationToken cancellation)
    {
        if (ask is null)
            throw new NotSupportedException("The cell asks for input, but whoever runs this notebook cannot answer (allow_stdin is false).");
        WaitUntilPublished(cancellation);
        return ask(prompt, password, cancellation);
    }

    /// <summary>The cell's own code has ended: shows the end of a text that was cut.</summary>
    public void Ended()
    {
        lock (_lock)
        {
            _ended = true;
            SayWhatWasDropped();
            if (_quota.Rest() is { } rest)
                _queue.Add(ConsoleStream.Stdout, rest);
        }
    }

    /// <summary>The value of the cell's last expression.</summary>
    public void Result(MimeBundle value, int number) => Add("execute_result", BundleContent.Result(value, number));

    /// <summary>The error that ended the cell.</summary>
    public void Error(CellError error) => Add("error", MessageCodec.Serialize(new JsonObject
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = ReplyContent.Lines(error.Traceback),
    }));

    /// <summary>The cell was interrupted: what a flood of text has piled up is cut short, and the rest goes out without delay.</summary>
    public void Hurry()
    {
        lock (_lock)
        {
            _hurried = true;
            _dropped += _queue.Shorten(KeptWhenInterrupted);
            if (_ended)
                SayWhatWasDropped();
        }
    }

    /// <summary>Publishes everything that the cell has put out. Threads that it left behind may go on writing; nobody waits for them.</summary>
    public void Finish()
    {
        long mark = Mark();
        _finishing = true;
        for (Drain(); !IsPublished(mark); Drain())
            Thread.Sleep(IopubPump.Batch);
        _finished = true;
    }

    /// <summary>Publishes what waits, as far as the pace allows.</summary>
    /// <returns>True if nothing is left.</returns>
    public bool Drain() => Drain(until: long.MaxValue, paced: true);

    /// <summary>Publishes what waits now, for a process about to end: a cell that goes on writing would keep it from its end.</summary>
    public void DrainForTheEnd() => Drain(until: Mark(), paced: false);

    private bool Drain(long until, bool paced)
    {
        lock (_publishing)
        {
            for (long least = RateWindow.FirstPiece; ; least = 0)
            {
                iopub.WaitForRoom(Allowance);
                OutputMessage? message;
                lock (_lock)
                {
                    if (_queue.HasPassed(until) || !_queue.TryTake(paced && !_hurried ? Math.Max(least, pump.Window.Free) : long.MaxValue, out message))
                        return _queue.IsEmpty;
                    Monitor.PulseAll(_lock);
                }
                iopub.Publish(message.Type, parent, message.Content);
                pump.Window.Count(Math.Max(0, message.Content.Length - least));
            }
        }
    }

    // A cell that runs is held back by a front end that reads slowly; what is left when it has ended is not much, and a front
    // end that waits for the reply before it reads would be given up for nothing.
    private int Allowance() => pump.IsEnding ? int.MaxValue : !_finished && (_hurried || _finishing) ? 2 : 1;

    // Whoever delivers a display cannot fail the cell any more, so a value without a JSON form (a bare NaN) is told in words.
    private void Show(string type, MimeBundle bundle, string? displayId)
    {
        try
        {
            Add(type, BundleContent.Display(bundle, displayId));
        }
        catch (Exception e) when (BundleContent.IsNotJson(e))
        {
            Write(ConsoleStream.Stderr, $"[A displayed value cannot be sent to the front end: {e.Message}]\n");
        }
    }

    private void SayWhatWasDropped()
    {
        if (_dropped > 0)
            _queue.Add(ConsoleStream.Stderr, string.Create(CultureInfo.InvariantCulture, $"\n[The cell was interrupted; {_dropped} characters that it had written are not shown.]\n"));
        _dropped = 0;
    }

    private long Mark()
    {
        lock (_lock)
            return _queue.Mark();
    }

    // What has left the queue may still be on its way through the pump; nothing is while this lock is free.
    private bool IsPublished(long mark)
    {
        lock (_publishing)
        {
            lock (_lock)
                return _queue.HasPassed(mark);
        }
    }

    // A cell that displays faster than any front end reads waits here, instead of filling the memory.
    private void Add(string type, byte[] content)
    {
        lock (_lock)
        {
            while (_queue.MessageBytes > MaxWaitingBytes || _queue.Count > MaxWaitingMessages)
                Monitor.Wait(_lock, 100);
            _queue.Add(new OutputMessage(type, content));
        }
        pump.Wake(this, urgent: true);
    }

    private void WaitUntilPublished(CancellationToken cancellation)
    {
        pump.Wake(this, urgent: true);
        long mark = Mark();
        while (!IsPublished(mark))
        {
            cancellation.ThrowIfCancellationRequested();
            Thread.Sleep(5);
        }
    }
}
