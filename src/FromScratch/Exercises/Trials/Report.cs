namespace FromScratch;

/// <summary>
/// Where a trial writes what it finds while it runs on its own thread, so that what was found before an endless loop is
/// not lost in it.
/// </summary>
internal sealed class Report
{
    private readonly Lock _lock = new();
    private readonly List<Finding> _findings = [];
    private string _doing = "";
    private bool _closed;

    /// <summary>What the learner's code has been asked for just now, such as <c>Forward, for x = 3</c>.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the trial any more.</exception>
    public string Doing
    {
        get
        {
            lock (_lock) return _doing;
        }
        set
        {
            lock (_lock)
            {
                if (_closed) throw new OperationCanceledException("The check has ended.");
                _doing = value;
            }
        }
    }

    public void Add(Finding finding)
    {
        lock (_lock)
        {
            if (!_closed) _findings.Add(finding);
        }
    }

    public void Right(string text) => Add(new Finding(true, text));

    public void Wrong(string text, string? detail = null, string? hint = null) => Add(new Finding(false, text, detail, hint));

    /// <summary>What was found so far; nothing is added any more.</summary>
    public List<Finding> Close()
    {
        lock (_lock)
        {
            _closed = true;
            return [.. _findings];
        }
    }
}
