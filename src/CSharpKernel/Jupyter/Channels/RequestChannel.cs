using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CSharpKernel.Zmtp;

namespace CSharpKernel;

/// <summary>
/// The message loop of shell or control, on a thread of its own: takes one request after the other, says busy, lets the
/// request's handler answer, says idle.
/// </summary>
internal sealed class RequestChannel
{
    private const string ExecuteRequest = "execute_request";

    // More than this wait where they are counted by their size.
    private const int MostAside = 200;

    // They neither change the session nor wait for it.
    private static readonly string[] HelpRequests = ["complete_request", "inspect_request", "is_complete_request"];

    private readonly RouterSocket _socket;
    private readonly MessageCodec _codec;
    private readonly IopubChannel _iopub;
    private readonly Dictionary<string, IRequestHandler> _handlers;
    private readonly Interrupter? _interrupter;
    private readonly RequestChannel? _control;
    private readonly Queue<KernelRequest> _aside = new();
    private readonly Thread _thread;
    private long _served;

    /// <param name="name">The channel's name.</param>
    /// <param name="socket">Its socket.</param>
    /// <param name="codec">How messages are written.</param>
    /// <param name="iopub">Where busy and idle go.</param>
    /// <param name="handlers">The requests that it answers.</param>
    /// <param name="interrupter">What stops cells, on the channel that runs them.</param>
    /// <param name="control">The channel by which interrupts come.</param>
    public RequestChannel(
        string name, RouterSocket socket, MessageCodec codec, IopubChannel iopub, IEnumerable<IRequestHandler> handlers,
        Interrupter? interrupter = null, RequestChannel? control = null)
    {
        _interrupter = interrupter;
        _control = control;
        _socket = socket;
        _codec = codec;
        _iopub = iopub;
        _handlers = handlers.ToDictionary(h => h.MessageType);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    public void Start() => _thread.Start();

    /// <summary>
    /// Marks the executes that have arrived so far as aborted. It runs before the failed cell's reply is sent, so what a
    /// front end sends after it has read that reply is never among them.
    /// </summary>
    public void AbortQueued()
    {
        _socket.Settle();
        while (_socket.TryTakeNow(out ReceivedMessage? received))
        {
            if (Read(received) is { } request)
                _aside.Enqueue(request);
        }
        foreach (KernelRequest request in _aside)
            request.IsAborted = true;
    }

    /// <summary>
    /// Answers what helps with typing and has arrived while a cell runs. The rest keeps its turn, and so does what comes after
    /// it: of several requests only the running cell is ever overtaken. On the thread that waits for the cell, so that no two
    /// requests of this channel are ever served at once.
    /// </summary>
    public void ServeHelp()
    {
        while (_aside.Count < MostAside && _socket.TryTakeNow(out ReceivedMessage? received))
        {
            if (Read(received) is not { } request)
            {
                Interlocked.Increment(ref _served);
            }
            else if (_aside.Count == 0 && HelpRequests.Contains(request.Header.Type))
            {
                Respond(request);
                Interlocked.Increment(ref _served);
            }
            else
            {
                _aside.Enqueue(request);
            }
        }
    }

    /// <summary>Waits, a second at the most, until everything that has reached this channel is answered.</summary>
    public void CatchUp()
    {
        _socket.Settle();
        long received = _socket.ReceivedCount;
        SpinWait.SpinUntil(() => Volatile.Read(ref _served) >= received, TimeSpan.FromSeconds(1));
    }

    private void Run()
    {
        while (TryTake(out KernelRequest? request))
        {
            Serve(request);
            Interlocked.Increment(ref _served);
        }
    }

    private bool TryTake([NotNullWhen(true)] out KernelRequest? request)
    {
        if (_aside.TryDequeue(out request))
            return true;
        while (_socket.TryTake(out ReceivedMessage? received))
        {
            request = Read(received);
            if (request is not null)
                return true;
            Interlocked.Increment(ref _served);
        }
        return false;
    }

    private KernelRequest? Read(ReceivedMessage received) =>
        _codec.Decode(received.Frames) is { } message ? new KernelRequest(message, received.Peer, this) : null;

    private void Serve(KernelRequest request)
    {
        if (request.Header.Type == ExecuteRequest && !request.IsAborted && _interrupter is not null)
        {
            // An interrupt that was sent while nothing ran must not stop this cell, though it came by another connection.
            _control?.CatchUp();
            // Before "busy": who has seen that may interrupt.
            _interrupter.Begin(request);
        }
        Respond(request, () => _interrupter?.End());
        request.Afterwards?.Invoke();
    }

    private void Respond(KernelRequest request, Action? beforeIdle = null)
    {
        _iopub.Status("busy", request.Header);
        try
        {
            if (Answer(request) is { } content)
                Reply(request, content);
        }
        finally
        {
            beforeIdle?.Invoke();
            _iopub.Status("idle", request.Header);
        }
    }

    private JsonObject? Answer(KernelRequest request)
    {
        if (request.IsAborted && request.Header.Type == ExecuteRequest)
            return new JsonObject { ["status"] = "aborted" };
        if (!_handlers.TryGetValue(request.Header.Type, out IRequestHandler? handler))
            return null;
        try
        {
            return handler.Handle(request);
        }
        catch (BadRequestException e)
        {
            return ReplyContent.Error(new CellError("BadRequest", e.Message, []));
        }
        catch (Exception e)
        {
            // A fault of this kernel's must not end it: the notebook's variables live here.
            Console.Error.WriteLine($"The kernel failed at {request.Header.Type}: {e}");
            return ReplyContent.Error(new CellError(e.GetType().Name, $"The kernel failed at {request.Header.Type}: {e.Message}", []));
        }
    }

    private void Reply(KernelRequest request, JsonObject content)
    {
        const string suffix = "_request";
        if (!request.Header.Type.EndsWith(suffix, StringComparison.Ordinal))
            return;
        string type = request.Header.Type[..^suffix.Length] + "_reply";
        _socket.Send(request.Peer, _codec.Encode(request.Message.Ids, type, request.Header, MessageCodec.Serialize(content)));
    }
}
