using System.IO.Enumeration;

namespace CSharpKernel;

/// <summary>One cell that was run: its number, its source, and its result as text if it had one.</summary>
internal sealed record HistoryEntry(int Number, string Input, string? Output);

/// <summary>What this session has run, and so how far its cells are counted.</summary>
internal sealed class History
{
    /// <summary>The number of this session. Earlier ones are not kept: a kernel's history ends with it.</summary>
    public const int Session = 1;

    private readonly List<HistoryEntry> _entries = [];

    /// <summary>The last execution count that was given out.</summary>
    public int Count => _entries.Count;

    public void Add(string input, MimeBundle? value)
    {
        string? output = value is not null && value.Data.TryGetValue("text/plain", out var text) ? text.ToString() : null;
        _entries.Add(new HistoryEntry(_entries.Count + 1, input, output));
    }

    public IEnumerable<HistoryEntry> Tail(int n) => _entries.TakeLast(Math.Max(n, 0));

    /// <summary>Entries from <paramref name="start"/> to before <paramref name="stop"/>; session 0 and -0 are this one.</summary>
    public IEnumerable<HistoryEntry> Range(int session, int start, int stop) =>
        session is 0 or Session ? _entries.Where(e => e.Number >= start && e.Number < stop) : [];

    /// <summary>The last entries that match a pattern with <c>*</c> and <c>?</c>.</summary>
    public IEnumerable<HistoryEntry> Search(string pattern, int n, bool unique)
    {
        IEnumerable<HistoryEntry> found = _entries.Where(e => FileSystemName.MatchesSimpleExpression(pattern, e.Input, ignoreCase: false));
        if (unique)
            found = found.Reverse().DistinctBy(e => e.Input).Reverse();
        return found.TakeLast(Math.Max(n, 0));
    }
}
