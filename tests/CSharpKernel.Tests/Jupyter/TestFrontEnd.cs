using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CSharpKernel.Tests.Zmtp;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Jupyter;

/// <summary>A message as a front end receives it.</summary>
internal sealed record Seen(string Topic, JsonObject Header, JsonObject Parent, JsonObject Content)
{
    public string Type => (string)Header["msg_type"]!;

    public string? ParentId => (string?)Parent["msg_id"];

    public string Text(string name) => (string)Content[name]!;

    public override string ToString() => Type switch
    {
        "status" => (string)Content["execution_state"]!,
        "stream" => $"{Content["name"]}:{Content["text"]}",
        _ => Type,
    };
}

/// <summary>A kernel with a fake session in this process, and a front end connected to it.</summary>
internal sealed class TestFrontEnd : IDisposable
{
    private readonly MessageCodec _codec;
    private readonly MessageSigner _signer;
    private readonly JupyterKernel _kernel;
    private readonly RawPeer _iopub;

    public TestFrontEnd(string key = "a key", string identity = "front end")
    {
        byte[] keyBytes = Encoding.UTF8.GetBytes(key);
        Connection = FreePorts(keyBytes);
        _codec = new MessageCodec(keyBytes);
        _signer = new MessageSigner(keyBytes);
        _kernel = new JupyterKernel(Connection, () => Session);
        _kernel.Start();
        Shell = RawPeer.Shaken(At(Connection.ShellPort), "DEALER", identity: identity);
        Control = RawPeer.Shaken(At(Connection.ControlPort), "DEALER", identity: identity);
        Stdin = RawPeer.Shaken(At(Connection.StdinPort), "DEALER", identity: identity);
        _iopub = RawPeer.Shaken(At(Connection.IopubPort), "SUB");
        _iopub.Send([0, 1, 1]);
        _iopub.Send(FrameEncoder.Command(new ZmtpCommand("PING", [0, 0]).Encode()));
        _iopub.ReadFrame();
    }

    public FakeSession Session { get; } = new();

    public ConnectionFile Connection { get; }

    public RawPeer Shell { get; }

    public RawPeer Control { get; }

    public RawPeer Stdin { get; }

    public static ConnectionFile FreePorts(byte[] key)
    {
        // Held together, so that they differ.
        Socket[] sockets = [.. Enumerable.Range(0, 5).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))];
        int[] ports = [.. sockets.Select(s =>
        {
            s.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return ((IPEndPoint)s.LocalEndPoint!).Port;
        })];
        foreach (Socket socket in sockets)
            socket.Dispose();
        return new ConnectionFile(IPAddress.Loopback, ports[0], ports[1], ports[2], ports[3], ports[4], key);
    }

    public IPEndPoint At(int port) => new(Connection.Address, port);

    public string Send(RawPeer channel, string type, JsonObject? content = null, string? parent = null)
    {
        string id = Guid.NewGuid().ToString();
        JsonObject header = new()
        {
            ["msg_id"] = id,
            ["session"] = "s",
            ["username"] = "u",
            ["date"] = "2026-01-01T00:00:00.000Z",
            ["msg_type"] = type,
            ["version"] = "5.3",
        };
        JsonObject parentHeader = parent is null ? [] : new JsonObject { ["msg_id"] = parent };
        SendJson(channel, header.ToJsonString(), parentHeader.ToJsonString(), "{}", (content ?? []).ToJsonString());
        return id;
    }

    public void SendJson(RawPeer channel, params string[] json)
    {
        byte[][] frames = [.. json.Select(Encoding.UTF8.GetBytes)];
        channel.Send(FrameEncoder.Message(["<IDS|MSG>"u8.ToArray(), _signer.Sign(frames), .. frames]));
    }

    public string Execute(string code, JsonObject? more = null)
    {
        JsonObject content = more ?? [];
        content["code"] = code;
        return Send(Shell, "execute_request", content);
    }

    public Seen Read(RawPeer channel)
    {
        List<byte[]> frames = [];
        Frame frame;
        do
            frames.Add((frame = channel.ReadFrame()).Body);
        while (frame.HasMore);
        int delimiter = frames.FindIndex(f => f.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        Assert.True(_signer.Verify([.. frames.Skip(delimiter + 2).Take(4)], frames[delimiter + 1]), "The kernel's signature is wrong.");
        JsonObject Json(int i) => JsonNode.Parse(frames[delimiter + i])!.AsObject();
        return new Seen(Encoding.ASCII.GetString(frames[0]), Json(2), Json(3), Json(5));
    }

    public Seen Reply(string id)
    {
        Seen reply = Read(Shell);
        Assert.Equal(id, reply.ParentId);
        return reply;
    }

    public Seen ReadIopub() => Read(_iopub);

    /// <summary>What iopub says about a request, from busy to idle.</summary>
    public List<Seen> Published(string id)
    {
        List<Seen> seen = [];
        while (true)
        {
            Seen next = ReadIopub();
            if (next.ParentId != id)
                continue;
            seen.Add(next);
            if (next.ToString() == "idle")
                return seen;
        }
    }

    public void WaitForStop() => _kernel.WaitForStop();

    public void Dispose()
    {
        foreach (RawPeer peer in (RawPeer[])[Shell, Control, Stdin, _iopub])
            peer.Dispose();
        _kernel.Dispose();
    }
}
