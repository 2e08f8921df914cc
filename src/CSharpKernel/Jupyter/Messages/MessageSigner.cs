using System.Security.Cryptography;
using System.Text;

namespace CSharpKernel;

/// <summary>Signs the four JSON frames of a message with HMAC-SHA256, in lower-case hexadecimal.</summary>
internal sealed class MessageSigner(ReadOnlyMemory<byte> key)
{
    private readonly byte[] _key = key.ToArray();

    public byte[] Sign(ReadOnlySpan<byte[]> frames)
    {
        if (_key.Length == 0)
            return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (byte[] frame in frames)
            hash.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether the signature is right. Comparing takes the same time wherever the difference is.</summary>
    public bool Verify(ReadOnlySpan<byte[]> frames, ReadOnlySpan<byte> signature) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(Sign(frames), signature);
}
