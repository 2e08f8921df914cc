using System.Text.Json;
using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>Writes a value's representations as messages carry them.</summary>
internal static class BundleContent
{
    /// <summary>Whether an exception says that a value has no JSON form.</summary>
    public static bool IsNotJson(Exception e) => e is ArgumentException or InvalidOperationException or JsonException or NotSupportedException;

    /// <summary>The content of display_data and update_display_data.</summary>
    public static byte[] Display(MimeBundle bundle, string? displayId) => MessageCodec.Serialize(writer =>
    {
        writer.WriteStartObject();
        WriteBundle(writer, bundle);
        writer.WriteStartObject("transient");
        if (displayId is not null)
            writer.WriteString("display_id", displayId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>The content of execute_result.</summary>
    public static byte[] Result(MimeBundle bundle, int number) => MessageCodec.Serialize(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("execution_count", number);
        WriteBundle(writer, bundle);
        writer.WriteEndObject();
    });

    /// <summary>A user expression's value; without one, its data are empty.</summary>
    public static JsonObject Expression(MimeBundle? bundle)
    {
        JsonObject value = ReplyContent.Ok();
        value["data"] = Copy(bundle?.Data);
        value["metadata"] = Copy(bundle?.Metadata);
        return value;
    }

    private static JsonObject Copy(IReadOnlyDictionary<string, JsonNode>? nodes)
    {
        JsonObject copy = [];
        foreach ((string name, JsonNode node) in nodes ?? new Dictionary<string, JsonNode>())
            copy[name] = node.DeepClone();
        return copy;
    }

    private static void WriteBundle(Utf8JsonWriter writer, MimeBundle bundle)
    {
        WriteNodes(writer, "data", bundle.Data);
        WriteNodes(writer, "metadata", bundle.Metadata);
    }

    private static void WriteNodes(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, JsonNode> nodes)
    {
        writer.WriteStartObject(name);
        foreach ((string key, JsonNode node) in nodes)
        {
            writer.WritePropertyName(key);
            node.WriteTo(writer);
        }
        writer.WriteEndObject();
    }
}
