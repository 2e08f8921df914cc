using System.Text;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Jupyter;

/// <summary>Mutated messages from a fixed seed, correctly signed or not: the kernel goes on.</summary>
public class MessageFuzzTests
{
    private static readonly string[] Types =
    [
        "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request", "comm_open",
        "kernel_info_request", "connect_request", "nonsense",
    ];

    private static readonly string[] Values =
        ["null", "1", "-1", "1e300", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "{}", "[[[[]]]]", "{\"a\":{\"a\":1}}", "true", "NaN", "{", "\u0000"];

    private static readonly string[] Fields =
        ["code", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error", "cursor_pos", "detail_level", "hist_access_type", "n", "comm_id", "msg_id"];

    private static byte[][] RandomFrames(Random random)
    {
        string Object() => "{" + string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ =>
            $"\"{Fields[random.Next(Fields.Length)]}\":{Values[random.Next(Values.Length)]}")) + "}";
        string header = random.Next(10) == 0 ? Object() : $$"""{"msg_id":"fuzz","session":"s","msg_type":"{{Types[random.Next(Types.Length)]}}","version":"5.3"}""";
        byte[][] frames = [.. new[] { header, Object(), Object(), random.Next(8) == 0 ? Values[random.Next(Values.Length)] : Object() }.Select(Encoding.UTF8.GetBytes)];
        if (random.Next(4) == 0)
        {
            byte[] victim = frames[random.Next(4)];
            if (victim.Length > 0)
                victim[random.Next(victim.Length)] = (byte)random.Next(256);
        }
        return frames;
    }

    [Fact]
    public void Codec_MutatedFrames_AreReadOrDropped()
    {
        Fuzzing fuzzing = new(20264);
        Random random = fuzzing.Random;
        MessageCodec codec = new(ReadOnlyMemory<byte>.Empty);
        int read = 0;
        while (fuzzing.Goes(30_000))
        {
            List<byte[]> frames = ["<IDS|MSG>"u8.ToArray(), [], .. RandomFrames(random)];
            if (random.Next(6) == 0)
                frames.RemoveAt(random.Next(frames.Count));
            if (codec.Decode(frames) is { } message)
            {
                Assert.NotEmpty(message.Header.Type);
                read++;
            }
        }
        Assert.InRange(read, fuzzing.Tried / 10, fuzzing.Tried - 1000);
    }

    [Fact]
    public void Kernel_FuzzedRequests_OnEveryChannel_GoesOn()
    {
        Fuzzing fuzzing = new(20265);
        Random random = fuzzing.Random;
        using TestFrontEnd front = new(key: "k");
        MessageSigner signer = new("k"u8.ToArray());
        while (fuzzing.Goes(3000))
        {
            byte[][] frames = RandomFrames(random);
            byte[] signature = random.Next(10) == 0 ? [1, 2] : signer.Sign(frames);
            (random.Next(4) switch { 0 => front.Control, 1 => front.Stdin, _ => front.Shell })
                .Send(FrameEncoder.Message(["<IDS|MSG>"u8.ToArray(), signature, .. frames]));
        }
        string id = front.Execute("still alive");
        Seen reply;
        do
            reply = front.Read(front.Shell);
        while (reply.ParentId != id);
        Assert.Equal("ok", reply.Text("status"));
    }
}
