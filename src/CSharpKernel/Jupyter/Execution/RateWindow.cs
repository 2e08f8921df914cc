namespace CSharpKernel;

/// <summary>
/// How much may be published now. jupyter_server drops outputs beyond 1 MB/s and 1,000 messages/s, both averaged over three
/// seconds; this keeps a tenth below, so that nothing is lost. Part of that is kept for every batch's first piece, so that a
/// line printed after a flood is seen at once.
/// </summary>
internal sealed class RateWindow(TimeProvider time)
{
    /// <summary>What the first piece of a batch may have, whatever went before: 20 times a second makes 1 MB in three seconds.</summary>
    public const long FirstPiece = 16_000;

    private const long MaxBytes = 1_700_000;
    private const int MaxMessages = 2700;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Queue<(long At, long Bytes)> _sent = new();
    private long _bytes;

    /// <summary>Bytes that may go out now; 0 if messages are what there are too many of.</summary>
    public long Free
    {
        get
        {
            lock (_lock)
            {
                while (_sent.TryPeek(out (long At, long Bytes) oldest) && time.GetElapsedTime(oldest.At) >= Length)
                    _bytes -= _sent.Dequeue().Bytes;
                return _sent.Count >= MaxMessages ? 0 : Math.Max(0, MaxBytes - _bytes);
            }
        }
    }

    /// <summary>Counts a message that went out, whether or not it was asked for.</summary>
    public void Count(long bytes)
    {
        lock (_lock)
        {
            _sent.Enqueue((time.GetTimestamp(), bytes));
            _bytes += bytes;
        }
    }
}
