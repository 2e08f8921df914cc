using System.Text;

namespace CSharpKernel.Tests;

/// <summary>Keeps what a cell sends, in order, as short texts: <c>out:</c>, <c>err:</c>, <c>display:</c>, <c>update:</c>, <c>clear</c>.</summary>
internal sealed class RecordingOutput : ICellOutput
{
    private readonly List<string> _events = [];
    private readonly StringBuilder _stdout = new();
    private readonly StringBuilder _stderr = new();

    public Func<string, bool, CancellationToken, string> Answer { get; init; } = (_, _, _) => throw new NotSupportedException("Nobody can answer here.");

    public List<MimeBundle> Displays { get; } = [];

    public List<string?> DisplayIds { get; } = [];

    public List<(MimeBundle Bundle, string DisplayId)> Updates { get; } = [];

    public int WriteCalls { get; private set; }

    public string Stdout
    {
        get
        {
            lock (_events)
                return _stdout.ToString();
        }
    }

    public string Stderr
    {
        get
        {
            lock (_events)
                return _stderr.ToString();
        }
    }

    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    public void Write(ConsoleStream stream, string text)
    {
        lock (_events)
        {
            WriteCalls++;
            (stream == ConsoleStream.Stdout ? _stdout : _stderr).Append(text);
            _events.Add((stream == ConsoleStream.Stdout ? "out:" : "err:") + text);
        }
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (_events)
        {
            Displays.Add(bundle);
            DisplayIds.Add(displayId);
            _events.Add("display:" + bundle.Data["text/plain"]);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        lock (_events)
        {
            Updates.Add((bundle, displayId));
            _events.Add("update:" + bundle.Data["text/plain"]);
        }
    }

    public void Clear(bool wait)
    {
        lock (_events)
            _events.Add(wait ? "clear(wait)" : "clear");
    }

    public string ReadLine(string prompt, bool password, CancellationToken cancellation) => Answer(prompt, password, cancellation);
}
