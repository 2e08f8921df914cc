using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>JSON as it may stand in a script element: nothing in it can end the element.</summary>
internal static class ScriptJson
{
    /// <summary>Writes a value. The serializer's own escaping leaves no angle bracket.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value);

    /// <summary>Writes a node, which may have come from a file that wrote its brackets as they are.</summary>
    public static string Write(JsonNode node) => JsonText.OneLine(node).Replace("<", "\\u003c", StringComparison.Ordinal);
}
