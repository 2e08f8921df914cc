using System.Net;
using CSharpKernel.Zmtp;

namespace CSharpKernel;

/// <summary>
/// A Jupyter kernel: five sockets, a thread for each channel's requests, and a script session that runs the cells.
/// </summary>
/// <remarks>
/// No channel uses the thread pool, so that interrupt and heartbeat are served while a cell keeps the pool busy.
/// </remarks>
public sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HandOnTime = TimeSpan.FromMilliseconds(30);

    private readonly ConnectionFile _connection;
    private readonly Lazy<IScriptSession> _session;
    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _stdin = new();
    private readonly PublisherSocket _publisher = new();
    private readonly ReplySocket _heartbeat = new(frames => frames);
    private readonly IopubPump _pump = new();
    private readonly IopubChannel _iopub;
    private readonly StdinChannel _input;
    private readonly RequestChannel _shellChannel;
    private readonly RequestChannel _controlChannel;
    private readonly ManualResetEventSlim _stopped = new();
    private int _closed;
    private int _disposed;

    /// <summary>Makes a kernel; nothing listens before <see cref="Start"/>.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="createSession">Makes what runs the cells, once it is needed.</param>
    public JupyterKernel(ConnectionFile connection, Func<IScriptSession> createSession)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(createSession);
        _connection = connection;
        _session = new Lazy<IScriptSession>(createSession);
        MessageCodec codec = new(connection.Key);
        _iopub = new IopubChannel(_publisher, codec);
        _input = new StdinChannel(_stdin, codec);

        Interrupter interrupter = new(_session);
        IRequestHandler[] common =
            [new KernelInfoHandler(), new ConnectHandler(connection), new CommInfoHandler(), new ShutdownHandler(_iopub, Stop)];
        _controlChannel = new RequestChannel("control", _control, codec, _iopub, [.. common, new InterruptHandler(interrupter)]);
        _shellChannel = new RequestChannel("shell", _shell, codec, _iopub,
        [
            .. common,
            new ExecuteHandler(_session, _iopub, _input, _pump, interrupter, History),
            new CompleteHandler(_session),
            new InspectHandler(_session),
            new IsCompleteHandler(_session),
            new HistoryHandler(History),
            new CommOpenHandler(_iopub),
        ], interrupter, _controlChannel);
    }

    private History History { get; } = new();

    /// <summary>Opens the five sockets and serves them.</summary>
    /// <exception cref="ZmtpException">A port is taken, or the address is not this machine's; the message says which.</exception>
    public void Start()
    {
        Bind(_heartbeat, _connection.HeartbeatPort, "hb_port");
        Bind(_publisher, _connection.IopubPort, "iopub_port");
        Bind(_stdin, _connection.StdinPort, "stdin_port");
        Bind(_control, _connection.ControlPort, "control_port");
        Bind(_shell, _connection.ShellPort, "shell_port");
        _iopub.Status("starting", null);
        _pump.Start();
        _input.Start();
        _controlChannel.Start();
        _shellChannel.Start();
    }

    /// <summary>Makes the script session now, so that the first cell need not wait for it.</summary>
    public void CreateSession() => _ = _session.Value;

    /// <summary>Waits until a front end asks for the end, or <see cref="Stop"/> is called.</summary>
    public void WaitForStop() => _stopped.Wait();

    /// <summary>Ends the kernel, whatever it is doing.</summary>
    public void Stop() => _stopped.Set();

    /// <summary>Closes the channels and ends the session.</summary>
    public void Dispose()
    {
        _stopped.Set();
        CloseChannels();
        if (_session.IsValueCreated && Interlocked.Exchange(ref _disposed, 1) == 0)
            EndSession(_session.Value);
    }

    /// <summary>
    /// Publishes what cells have put out, gives the front ends a moment to take it, and closes the sockets. May be called by
    /// a cell that ends the process: it stops nothing.
    /// </summary>
    internal void CloseChannels()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        // The session gathers small pieces of text for a moment before it hands them on.
        Thread.Sleep(HandOnTime);
        _pump.DrainAll();
        // One after the other, each within its linger time; idle sockets close at once.
        foreach (ZmtpSocket socket in (ZmtpSocket[])[_shell, _control, _stdin, _publisher, _heartbeat])
            socket.Dispose();
    }

    // A cell that cannot be stopped must not keep the kernel from ending.
    private static void EndSession(IScriptSession session)
    {
        Thread ending = new(() =>
        {
            try
            {
                session.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                Console.Error.WriteLine($"The script session did not end cleanly: {e.Message}");
            }
        })
        { IsBackground = true, Name = "end" };
        ending.Start();
        ending.Join(EndTime);
    }

    private void Bind(ZmtpSocket socket, int port, string field)
    {
        try
        {
            socket.Bind(new IPEndPoint(_connection.Address, port));
        }
        catch (ZmtpException e)
        {
            throw new ZmtpException($"{field}: {e.Message}", e);
        }
    }
}
