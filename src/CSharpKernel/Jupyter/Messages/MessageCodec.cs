using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace CSharpKernel;

/// <summary>Turns frames into messages and back: <c>ids… &lt;IDS|MSG&gt; signature header parent metadata content buffers…</c>.</summary>
internal sealed class MessageCodec(ReadOnlyMemory<byte> key)
{
    /// <summary>The version of the messaging protocol that this kernel speaks.</summary>
    public const string ProtocolVersion = "5.3";

    private static readonly byte[] EmptyObject = "{}"u8.ToArray();
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    // Nothing here goes into HTML, so Japanese text may stay three bytes a character instead of six.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MessageSigner _signer = new(key);

    /// <summary>This kernel's session, a new one for each start.</summary>
    public string Session { get; } = Guid.NewGuid().ToString();

    /// <summary>Reads a message.</summary>
    /// <returns>Null if it does not verify or is no message at all: then there is nobody whom an answer could reach.</returns>
    public KernelMessage? Decode(IReadOnlyList<byte[]> frames)
    {
        int delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter))
            delimiter++;
        if (frames.Count < delimiter + 6)
            return null;

        byte[][] json = [.. frames.Skip(delimiter + 2).Take(4)];
        if (!_signer.Verify(json, frames[delimiter + 1]))
            return null;
        try
        {
            if (!Array.TrueForAll(json, f => Utf8.IsValid(f)) || ReadHeader(json[0]) is not { } header)
                return null;
            string? parent = Parse(json[1]) is JsonObject p ? Text(p, "msg_id") : null;
            JsonObject content = Parse(json[3]) as JsonObject ?? [];
            return new KernelMessage([.. frames.Take(delimiter)], header, parent, content);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Makes the frames of a message from this kernel.</summary>
    /// <param name="ids">The routing frames, or the topic on iopub.</param>
    /// <param name="type">Its type.</param>
    /// <param name="parent">The request it belongs to, or null.</param>
    /// <param name="content">Its content as JSON.</param>
    /// <param name="messageId">Its own id, or null for a new one.</param>
    public List<byte[]> Encode(IEnumerable<byte[]> ids, string type, MessageHeader? parent, byte[] content, string? messageId = null)
    {
        byte[] header = Serialize(new JsonObject
        {
            ["msg_id"] = messageId ?? NewId(),
            ["session"] = Session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        });
        byte[][] json = [header, parent?.Raw ?? EmptyObject, EmptyObject, content];
        return [.. ids, Delimiter, _signer.Sign(json), .. json];
    }

    public static string NewId() => Guid.NewGuid().ToString();

    public static byte[] Serialize(JsonNode node) => Serialize(node.WriteTo);

    public static byte[] Serialize(Action<Utf8JsonWriter, JsonSerializerOptions?> write) => Serialize(writer => write(writer, null));

    public static byte[] Serialize(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Compact))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static MessageHeader? ReadHeader(byte[] raw) =>
        Parse(raw) is JsonObject header && Text(header, "msg_type") is { Length: > 0 } type
            ? new MessageHeader(Text(header, "msg_id") ?? "", Text(header, "session") ?? "", type, raw)
            : null;

    private static JsonNode? Parse(byte[] json) => JsonNode.Parse(json, null, Strict);

    private static string? Text(JsonObject from, string name) =>
        from[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
