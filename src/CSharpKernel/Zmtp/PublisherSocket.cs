namespace CSharpKernel.Zmtp;

/// <summary>A PUB: sends each message to every SUB peer that subscribed to the beginning of its first frame.</summary>
/// <param name="limits">What peers are granted, or null for the defaults.</param>
public sealed class PublisherSocket(ZmtpLimits? limits = null) : ZmtpSocket("PUB", ["SUB", "XSUB"], limits)
{
    // WaitForRoom decides about slow readers, and it waits as long as they read at all.
    private protected override long? GivesUpAt => null;

    /// <summary>Sends a message to its subscribers, without waiting for any of them.</summary>
    public void Publish(IReadOnlyList<byte[]> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        byte[]? bytes = null;
        foreach (ZmtpPeer peer in Peers)
        {
            if (peer.Subscriptions.Matches(frames[0]))
                Send(peer, bytes ??= FrameEncoder.Message(frames));
        }
    }

    /// <summary>
    /// Holds back whoever is about to publish while a subscriber has not taken what it was sent. A subscriber that is slow
    /// gets everything; one that reads nothing at all for the stall time is disconnected, so that nobody waits for ever.
    /// </summary>
    /// <param name="times">Asked now and then: how many times the limits may be filled, so that what is left of an end need not wait.</param>
    public void WaitForRoom(Func<int> times)
    {
        foreach (ZmtpPeer peer in Peers)
        {
            if (peer.Outbox.WaitForRoom(Limits, times))
                continue;
            peer.Outbox.Close();
            Wake();
        }
    }

    // ZMTP 3.0 subscribes by a message: 1 or 0, then the topic.
    internal override void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        if (frames is not [[var verb, .. var topic]])
            return;
        if (verb == 1)
            peer.Subscriptions.Add(topic);
        else if (verb == 0)
            peer.Subscriptions.Remove(topic);
    }

    // ZMTP 3.1 subscribes by a command.
    internal override void Commanded(ZmtpPeer peer, ZmtpCommand command)
    {
        if (command.Name == "SUBSCRIBE")
            peer.Subscriptions.Add(command.Data);
        else if (command.Name == "CANCEL")
            peer.Subscriptions.Remove(command.Data);
    }
}
