using System.Text.Json;
using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>A request whose content is not what the protocol says; the front end gets the message as an error reply.</summary>
internal sealed class BadRequestException(string message) : Exception(message);

/// <summary>Reads a request's fields, and says which is wrong when one is.</summary>
internal readonly struct RequestContent(JsonObject content)
{
    public string Text(string name) =>
        TryText(content[name], out string text) ? text : throw Wrong(name, "a string");

    public string Text(string name, string fallback) => content[name] is null ? fallback : Text(name);

    public bool Flag(string name, bool fallback) => content[name] switch
    {
        null => fallback,
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        _ => throw Wrong(name, "true or false"),
    };

    public int Number(string name, int fallback) => content[name] switch
    {
        null => fallback,
        JsonValue value when value.TryGetValue(out double number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue => (int)number,
        _ => throw Wrong(name, "a whole number"),
    };

    /// <summary>An object whose values are strings, such as user_expressions.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        Dictionary<string, string> texts = [];
        if (content[name] is not { } node)
            return texts;
        if (node is not JsonObject values)
            throw Wrong(name, "an object");
        foreach ((string key, JsonNode? value) in values)
            texts[key] = TryText(value, out string text) ? text : throw Wrong($"{name}.{key}", "a string");
        return texts;
    }

    private static bool TryText(JsonNode? node, out string text)
    {
        text = "";
        try
        {
            if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
                return false;
            text = value.GetValue<string>();
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, but no text.
            return false;
        }
    }

    private static BadRequestException Wrong(string name, string needed) => new($"The request's field \"{name}\" must be {needed}.");
}
