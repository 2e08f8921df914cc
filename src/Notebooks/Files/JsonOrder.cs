using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Where members stand in an object: a file's own keep their places, new ones go where Jupyter, which sorts, would put them.</summary>
internal static class JsonOrder
{
    /// <summary>Replaces a member in its place, or inserts it before the first one that sorts after it.</summary>
    public static void Put(this JsonObject target, string name, JsonNode? value)
    {
        if (target.ContainsKey(name))
        {
            target[name] = value;
            return;
        }
        var index = 0;
        while (index < target.Count && string.CompareOrdinal(target.GetAt(index).Key, name) < 0)
            index++;
        target.Insert(index, name, value);
    }

    /// <summary>Like <see cref="Put"/>, but leaves a member that already says the same as it is written.</summary>
    public static void PutText(this JsonObject target, string name, string value)
    {
        if (target[name].AsText() != value)
            target.Put(name, value);
    }

    /// <summary>
    /// A copy for outputs that this program makes: the members of every object in ordinal order, and strings without the
    /// escapes that whoever made them happened to use.
    /// </summary>
    public static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node.AsText() is { } text ? JsonValue.Create(text) : node?.DeepClone(),
    };

    /// <summary>The node's text if it is a JSON string, or null.</summary>
    public static string? AsText(this JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: valid JSON, but no text.
            return null;
        }
    }

    /// <summary>The member at the end of a path of names, or null where there is none.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            node = (node as JsonObject)?[name];
        return node;
    }
}
