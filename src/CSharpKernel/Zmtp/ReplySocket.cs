namespace CSharpKernel.Zmtp;

/// <summary>A REP: answers each request at once, on the socket's own thread.</summary>
/// <param name="answer">Makes the reply's frames from the request's.</param>
/// <param name="limits">What peers are granted, or null for the defaults.</param>
public sealed class ReplySocket(Func<IReadOnlyList<byte[]>, IReadOnlyList<byte[]>> answer, ZmtpLimits? limits = null)
    : ZmtpSocket("REP", ["REQ", "DEALER"], limits)
{
    // Up to the first empty frame is the envelope, which goes back as it came. A message without one is no request.
    internal override void Received(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        int delimiter = 0;
        while (delimiter < frames.Count && frames[delimiter].Length > 0)
            delimiter++;
        if (delimiter == frames.Count)
            return;
        IReadOnlyList<byte[]> reply = answer([.. frames.Skip(delimiter + 1)]);
        Send(peer, FrameEncoder.Message([.. frames.Take(delimiter + 1), .. reply]));
    }
}
