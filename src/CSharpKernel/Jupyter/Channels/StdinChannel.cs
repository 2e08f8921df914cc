using System.Diagnostics;
using System.Text.Json.Nodes;
using CSharpKernel.Zmtp;

namespace CSharpKernel;

/// <summary>Asks the front end that runs a cell for a line of text.</summary>
internal sealed class StdinChannel
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(1);

    private readonly RouterSocket _socket;
    private readonly MessageCodec _codec;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _settled = [];
    private Question? _open;

    public StdinChannel(RouterSocket socket, MessageCodec codec)
    {
        _socket = socket;
        _codec = codec;
        socket.PeerClosed += OnPeerClosed;
    }

    public void Start() => new Thread(Run) { IsBackground = true, Name = "stdin" }.Start();

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="NotSupportedException">The front end has no stdin connection.</exception>
    /// <exception cref="IOException">The front end is gone, or its answer is none.</exception>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public string Ask(KernelRequest asker, string prompt, bool password, CancellationToken cancellation)
    {
        ZmtpPeer peer = FindPeer(asker.Peer, cancellation)
            ?? throw new NotSupportedException("The cell asks for input, but this front end has not connected the channel for it.");
        Question question = new(MessageCodec.NewId(), peer);
        lock (_lock)
            _open = question;
        try
        {
            JsonObject content = new() { ["prompt"] = prompt, ["password"] = password };
            _socket.Send(peer, _codec.Encode(asker.Message.Ids, "input_request", asker.Header, MessageCodec.Serialize(content), question.Id));
            question.Answered.Wait(cancellation);
            return question.Answer ?? throw new IOException(question.Failure);
        }
        finally
        {
            lock (_lock)
            {
                _open = null;
                _settled.Add(question.Id);
            }
        }
    }

    // VS Code and jupyter_client give their shell and stdin connections one identity. A client that gives none can be
    // answered only while it is alone.
    private ZmtpPeer? FindPeer(ZmtpPeer shell, CancellationToken cancellation)
    {
        for (long start = Stopwatch.GetTimestamp(); ; cancellation.WaitHandle.WaitOne(20))
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<ZmtpPeer> peers = _socket.Peers;
            ZmtpPeer? peer = shell.Identity.IsEmpty
                ? (peers.Count == 1 ? peers[0] : null)
                : peers.LastOrDefault(p => p.Identity.Span.SequenceEqual(shell.Identity.Span));
            if (peer is not null || Stopwatch.GetElapsedTime(start) > ConnectTime)
                return peer;
        }
    }

    private void Run()
    {
        while (_socket.TryTake(out ReceivedMessage? received))
        {
            if (_codec.Decode(received.Frames) is not { Header.Type: "input_reply" } reply)
                continue;
            lock (_lock)
            {
                // Classic Notebook's answer has no parent; an answer to an earlier question is not one to this.
                if (_open is not { } open || open.Peer != received.Peer || reply.ParentId is { } id && _settled.Contains(id))
                    continue;
                if (reply.Content["value"] is JsonValue value && value.TryGetValue(out string? text))
                    open.Answer = text;
                else
                    open.Failure = "The front end answered the cell's question without a text.";
                open.Answered.Set();
            }
        }
    }

    private void OnPeerClosed(ZmtpPeer peer)
    {
        lock (_lock)
        {
            if (_open?.Peer != peer)
                return;
            _open.Failure = "The front end closed its connection while the cell waited for input.";
            _open.Answered.Set();
        }
    }

    private sealed class Question(string id, ZmtpPeer peer)
    {
        public string Id { get; } = id;

        public ZmtpPeer Peer { get; } = peer;

        public ManualResetEventSlim Answered { get; } = new();

        public string? Answer { get; set; }

        public string Failure { get; set; } = "";
    }
}
