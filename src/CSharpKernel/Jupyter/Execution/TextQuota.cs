using System.Globalization;
using System.Text;

namespace CSharpKernel;

/// <summary>
/// Lets a cell write so much text, then keeps only the end of what follows. A notebook with 50 MB in one cell opens in no
/// front end.
/// </summary>
internal sealed class TextQuota(long limitBytes)
{
    /// <summary>What a kernel grants each cell.</summary>
    public const long PerCell = 8 << 20;

    private const int TailLength = 16 << 10;

    private readonly StringBuilder _tail = new();
    private long _admitted;
    private long _refused;

    /// <summary>Takes a text that the cell wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="notice">What to say when the text goes over the limit, else null.</param>
    /// <returns>As much of it as may be shown now.</returns>
    public string Admit(string text, out string? notice)
    {
        notice = null;
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (_refused == 0 && _admitted + bytes <= limitBytes)
        {
            _admitted += bytes;
            return text;
        }

        int fits = _refused > 0 ? 0 : Fit(text, limitBytes - _admitted);
        if (_refused == 0)
            notice = $"\n[Output cut here: a cell shows {Megabytes(limitBytes)} MB of text at most. The end of it follows when the cell has run.]\n";
        _admitted += Encoding.UTF8.GetByteCount(text.AsSpan(0, fits));
        Keep(text.AsSpan(fits));
        return text[..fits];
    }

    /// <summary>Says how much was left out, and gives the end of it; null if nothing was, or it was said before.</summary>
    public string? Rest()
    {
        if (_tail.Length == 0)
            return null;
        string tail = _tail.ToString(Math.Max(0, _tail.Length - TailLength), Math.Min(_tail.Length, TailLength));
        _tail.Clear();
        int line = tail.IndexOf('\n', StringComparison.Ordinal);
        tail = _refused > tail.Length && line >= 0 && line < tail.Length - 1 ? tail[(line + 1)..] : tail.TrimStart('\udc00', '\udfff');
        return $"[{Megabytes(_refused)} MB of text are not shown. It ends with:]\n{tail}";
    }

    /// <summary>Begins anew, when the cell has cleared what it showed.</summary>
    public void Reset()
    {
        _admitted = 0;
        _refused = 0;
        _tail.Clear();
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        _refused += Math.Max(1, Encoding.UTF8.GetByteCount(text));
        if (text.Length > TailLength)
            text = text[^TailLength..];
        _tail.Append(text);
        if (_tail.Length > 4 * TailLength)
            _tail.Remove(0, _tail.Length - TailLength);
    }

    // Whole characters only: half of a surrogate pair is no text.
    private static int Fit(string text, long bytes)
    {
        int count = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
                break;
            count += rune.Utf16SequenceLength;
        }
        return Math.Min(count, text.Length);
    }

    private static string Megabytes(long bytes) => Math.Max(bytes / 1e6, 0.1).ToString("0.#", CultureInfo.InvariantCulture);
}
