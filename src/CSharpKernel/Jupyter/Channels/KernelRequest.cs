using CSharpKernel.Zmtp;

namespace CSharpKernel;

/// <summary>A request on its way through a channel.</summary>
internal sealed class KernelRequest(KernelMessage message, ZmtpPeer peer, RequestChannel channel)
{
    public KernelMessage Message { get; } = message;

    /// <summary>The connection that it came by.</summary>
    public ZmtpPeer Peer { get; } = peer;

    public MessageHeader Header => Message.Header;

    public RequestContent Content { get; } = new(message.Content);

    /// <summary>Whether an earlier cell failed while this one was waiting.</summary>
    public bool IsAborted { get; set; }

    /// <summary>What to do once the reply is sent and the kernel idle.</summary>
    public Action? Afterwards { get; set; }

    /// <summary>Answers what helps with typing and has arrived meanwhile.</summary>
    public void ServeHelp() => channel.ServeHelp();

    /// <summary>Takes the executes that are already waiting out of the queue; they will be answered <c>aborted</c>.</summary>
    public void AbortQueued() => channel.AbortQueued();
}
