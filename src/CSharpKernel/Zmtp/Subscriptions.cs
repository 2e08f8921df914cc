namespace CSharpKernel.Zmtp;

/// <summary>The topic prefixes that one subscriber asked for. Asking twice for one needs taking it back twice.</summary>
internal sealed class Subscriptions(int limit)
{
    private readonly Lock _lock = new();
    private readonly List<byte[]> _prefixes = [];

    /// <exception cref="ZmtpException">The subscriber holds more than the limit.</exception>
    public void Add(byte[] prefix)
    {
        lock (_lock)
        {
            if (_prefixes.Count >= limit)
                throw new ZmtpException($"A subscriber has more than {limit} subscriptions.");
            _prefixes.Add(prefix);
        }
    }

    public void Remove(ReadOnlySpan<byte> prefix)
    {
        lock (_lock)
        {
            for (int i = 0; i < _prefixes.Count; i++)
            {
                if (!prefix.SequenceEqual(_prefixes[i]))
                    continue;
                _prefixes.RemoveAt(i);
                return;
            }
        }
    }

    public bool Matches(ReadOnlySpan<byte> topic)
    {
        lock (_lock)
        {
            foreach (byte[] prefix in _prefixes)
            {
                if (topic.StartsWith(prefix))
                    return true;
            }
            return false;
        }
    }
}
