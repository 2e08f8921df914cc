using System.Text;

namespace CSharpKernel.Zmtp;

/// <summary>What a connection's protocol tells its owner.</summary>
internal interface IProtocolEvents
{
    void Send(byte[] bytes);

    void HandshakeDone(string socketType, byte[] identity);

    void Message(IReadOnlyList<byte[]> frames);

    void Command(ZmtpCommand command);
}

/// <summary>
/// One connection's side of ZMTP 3 with the NULL mechanism: greeting, READY, then messages and commands. It knows bytes,
/// not sockets.
/// </summary>
internal sealed class ZmtpProtocol(string socketType, IReadOnlyCollection<string> peerTypes, ZmtpLimits limits, IProtocolEvents events)
{
    private readonly byte[] _greeting = new byte[Greeting.Length];
    private readonly FrameDecoder _decoder = new(limits);
    private int _greetingFilled;
    private List<byte[]> _message = [];
    private long _messageBytes;

    /// <summary>Whether both sides have said READY.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Says hello. libzmq waits for the first bytes of it before it sends the rest of its own.</summary>
    public void Start() => events.Send(Greeting.Own());

    /// <summary>Takes what the peer sent.</summary>
    /// <exception cref="ZmtpException">The peer broke the protocol; the connection is to be closed.</exception>
    public void Receive(ReadOnlySpan<byte> input)
    {
        if (_greetingFilled < Greeting.Length && !ReadGreeting(ref input))
            return;
        while (_decoder.TryRead(ref input, out Frame frame))
        {
            if (!IsOpen)
                FinishHandshake(frame);
            else if (frame.IsCommand)
                Obey(ZmtpCommand.Parse(frame.Body));
            else
                Collect(frame);
        }
    }

    private bool ReadGreeting(ref ReadOnlySpan<byte> input)
    {
        int take = Math.Min(input.Length, Greeting.Length - _greetingFilled);
        input[..take].CopyTo(_greeting.AsSpan(_greetingFilled));
        _greetingFilled += take;
        input = input[take..];
        Greeting.Check(_greeting.AsSpan(0, _greetingFilled));
        if (_greetingFilled < Greeting.Length)
            return false;

        List<KeyValuePair<string, byte[]>> properties = [new("Socket-Type", Encoding.ASCII.GetBytes(socketType))];
        if (socketType == "ROUTER")
            properties.Add(new("Identity", []));
        events.Send(FrameEncoder.Command(ZmtpCommand.Ready(properties).Encode()));
        return true;
    }

    private void FinishHandshake(Frame frame)
    {
        if (!frame.IsCommand)
            throw new ZmtpException("The peer sent a message before READY.");
        ZmtpCommand command = ZmtpCommand.Parse(frame.Body);
        if (command.Name != "READY")
            throw new ZmtpException($"The peer sent {command.Name} instead of READY.");

        IReadOnlyDictionary<string, byte[]> properties = command.ReadProperties();
        string type = Encoding.ASCII.GetString(properties.GetValueOrDefault("Socket-Type", []));
        if (!peerTypes.Contains(type))
        {
            events.Send(FrameEncoder.Command(ZmtpCommand.Error($"a {socketType} does not talk to this socket type").Encode()));
            throw new ZmtpException($"A {socketType} socket was called by a {type} socket.");
        }
        byte[] identity = properties.GetValueOrDefault("Identity", []);
        if (identity.Length > byte.MaxValue)
            throw new ZmtpException($"The peer's identity has {identity.Length} bytes; 255 are allowed.");
        IsOpen = true;
        events.HandshakeDone(type, identity);
    }

    private void Obey(ZmtpCommand command)
    {
        if (command.Name == "PING")
            events.Send(FrameEncoder.Command(command.Pong().Encode()));
        else if (command.Name == "ERROR")
            throw new ZmtpException("The peer reported an error.");
        else
            events.Command(command);
    }

    private void Collect(Frame frame)
    {
        _messageBytes += frame.Body.Length;
        if (_messageBytes > limits.MaxMessageBytes || _message.Count >= limits.MaxFrames)
            throw new ZmtpException($"A message is beyond the limit of {limits.MaxMessageBytes} bytes or {limits.MaxFrames} frames.");
        _message.Add(frame.Body);
        if (frame.HasMore)
            return;
        List<byte[]> message = _message;
        _message = [];
        _messageBytes = 0;
        events.Message(message);
    }
}
