using CSharpKernel;

namespace Notebooks;

/// <summary>In the worker: sends a cell's output to the command as it comes.</summary>
internal sealed class WorkerOutput(MessagePipe pipe, int number) : ICellOutput
{
    private readonly Lock _gate = new();
    private readonly string[] _halves = ["", ""];

    public void Write(ConsoleStream stream, string text)
    {
        lock (_gate)
        {
            // A character beyond the basic plane may come in two writes; half of one can't be sent.
            text = _halves[(int)stream] + text;
            var whole = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
            _halves[(int)stream] = text[whole..];
            if (whole > 0)
                Send(new CellText(number, stream, text[..whole]));
        }
    }

    public void Display(MimeBundle bundle, string? displayId) => Send(new CellDisplay(number, WireBundle.From(bundle)!, displayId));

    public void Update(MimeBundle bundle, string displayId) => Send(new CellUpdate(number, WireBundle.From(bundle)!, displayId));

    public void Clear(bool wait) => Send(new CellClear(number, wait));

    public string ReadLine(string prompt, bool password, CancellationToken cancellation) =>
        throw new NotSupportedException("Nobody can answer here: the notebook is run without a person in front of it.");

    private void Send(WorkerMessage message)
    {
        try
        {
            pipe.Send(message);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The command is gone, and this process ends with it: the thread that reads the pipe sees to that.
        }
    }
}
