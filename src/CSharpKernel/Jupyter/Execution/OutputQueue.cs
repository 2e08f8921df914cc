using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>A message that is ready to be published.</summary>
internal sealed record OutputMessage(string Type, byte[] Content);

/// <summary>
/// One cell's output in the order in which it came, with neighbouring texts joined. Not safe for threads by itself:
/// <see cref="IopubOutput"/> guards it.
/// </summary>
internal sealed class OutputQueue
{
    // A cell that changes streams at every word would make a message of every word.
    private const int MaxPieces = 1000;
    private const int MaxTextLength = 100_000;

    private readonly Queue<Piece> _pieces = new();
    private Piece? _last;
    private Piece? _beforeLast;
    private long _added;

    /// <summary>Bytes of ready messages that wait.</summary>
    public long MessageBytes { get; private set; }

    /// <summary>How many messages and texts wait.</summary>
    public int Count => _pieces.Count;

    public bool IsEmpty => _pieces.Count == 0;

    /// <summary>Ends the joining of texts: what is added from now on is beyond the mark.</summary>
    /// <returns>The mark, for <see cref="HasPassed"/>.</returns>
    public long Mark()
    {
        _last = _beforeLast = null;
        return _added;
    }

    public bool HasPassed(long mark) => !_pieces.TryPeek(out Piece? first) || first.Number >= mark;

    public void Add(ConsoleStream stream, string text)
    {
        Piece? joined = _last?.Stream == stream ? _last
            : _pieces.Count > MaxPieces && _last?.Stream is not null && _beforeLast?.Stream == stream ? _beforeLast
            : null;
        if (joined is null)
            Enqueue(joined = new Piece(_added++, stream, new StringBuilder(), null));
        joined.Text!.Append(text);
    }

    public void Add(OutputMessage message)
    {
        MessageBytes += message.Content.Length;
        Enqueue(new Piece(_added++, null, null, message));
    }

    /// <summary>Takes the next message, or as much of the next text as <paramref name="free"/> bytes allow.</summary>
    public bool TryTake(long free, [NotNullWhen(true)] out OutputMessage? message)
    {
        message = null;
        while (_pieces.TryPeek(out Piece? shortened) && shortened.Text is { Length: 0 })
            Dequeue();
        if (!_pieces.TryPeek(out Piece? piece))
            return false;
        if (piece.Message is { } ready)
        {
            MessageBytes -= ready.Content.Length;
            message = ready;
            Dequeue();
            return true;
        }

        StringBuilder text = piece.Text!;
        int count = (int)Math.Min(Math.Min(text.Length, MaxTextLength), free / 3);
        // The second half of a surrogate pair may come with the next write.
        bool mayGrow = piece == _last || count < text.Length;
        if (count > 0 && mayGrow && char.IsHighSurrogate(text[count - 1]))
            count--;
        if (count <= 0)
            return false;
        message = Stream(piece.Stream!.Value, text.ToString(0, count));
        text.Remove(0, count);
        if (text.Length == 0)
            Dequeue();
        return true;
    }

    /// <summary>Drops waiting text beyond <paramref name="length"/> characters.</summary>
    /// <returns>How many characters were dropped.</returns>
    public long Shorten(int length)
    {
        long dropped = 0;
        foreach (Piece piece in _pieces)
        {
            if (piece.Text is not { } text)
                continue;
            int keep = Math.Min(text.Length, length);
            length -= keep;
            dropped += text.Length - keep;
            text.Length = keep;
        }
        return dropped;
    }

    private void Enqueue(Piece piece)
    {
        _pieces.Enqueue(piece);
        _beforeLast = _last;
        _last = piece;
    }

    private void Dequeue()
    {
        Piece piece = _pieces.Dequeue();
        if (piece == _last)
            _last = _beforeLast = null;
        else if (piece == _beforeLast)
            _beforeLast = null;
    }

    private static OutputMessage Stream(ConsoleStream stream, string text) => new("stream", MessageCodec.Serialize(new JsonObject
    {
        ["name"] = stream == ConsoleStream.Stdout ? "stdout" : "stderr",
        ["text"] = text,
    }));

    private sealed record Piece(long Number, ConsoleStream? Stream, StringBuilder? Text, OutputMessage? Message);
}
