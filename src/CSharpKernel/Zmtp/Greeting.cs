namespace CSharpKernel.Zmtp;

/// <summary>The 64 bytes with which both sides of a ZMTP 3 connection begin.</summary>
/// <remarks>
/// <c>signature (10) | version (2) | mechanism (20) | as-server (1) | filler (31)</c>. We say version 3.0, so a 3.1 peer
/// speaks 3.0 with us, and still understand what 3.1 adds.
/// </remarks>
internal static class Greeting
{
    public const int Length = 64;

    private const int MajorAt = 10;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;

    /// <summary>Our own greeting, sent whole as soon as a connection is accepted.</summary>
    public static byte[] Own()
    {
        var greeting = new byte[Length];
        greeting[0] = 0xff;
        greeting[9] = 0x7f;
        greeting[MajorAt] = 3;
        "NULL"u8.CopyTo(greeting.AsSpan(MechanismAt));
        return greeting;
    }

    /// <summary>
    /// Checks as much of a peer's greeting as has arrived, so that a browser or a port scanner is shown the door at its
    /// first wrong byte. The padding between 0xff and 0x7f and the filler are not ours to judge.
    /// </summary>
    /// <exception cref="ZmtpException">This is not a ZMTP 3 peer with the NULL mechanism.</exception>
    public static void Check(ReadOnlySpan<byte> received)
    {
        if (received.Length > 0 && received[0] != 0xff || received.Length > 9 && (received[9] & 1) == 0)
            throw new ZmtpException("The peer does not speak ZMTP.");
        if (received.Length > MajorAt && received[MajorAt] < 3)
            throw new ZmtpException($"The peer speaks ZMTP {received[MajorAt]}, which is older than 3.");
        if (received.Length < MechanismAt + MechanismLength)
            return;
        ReadOnlySpan<byte> mechanism = received.Slice(MechanismAt, MechanismLength);
        if (!mechanism.StartsWith("NULL"u8) || mechanism[4..].ContainsAnyExcept((byte)0))
            throw new ZmtpException("The peer asks for a security mechanism other than NULL.");
    }
}
