using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>One place where a document breaks a schema.</summary>
/// <param name="Path">Where, such as <c>/cells/3/metadata</c>; empty for the document itself.</param>
/// <param name="Message">How.</param>
internal sealed record SchemaError(string Path, string Message);

/// <summary>
/// A JSON Schema of draft 4, as far as nbformat's uses it. A schema with a keyword that is not known here is refused, so
/// that nothing is left unchecked in silence.
/// </summary>
internal sealed class JsonSchema
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "$schema", "description", "definitions", "$ref", "type", "enum", "required", "properties", "patternProperties", "additionalProperties",
        "items", "uniqueItems", "oneOf", "not", "minimum", "maximum", "minLength", "maxLength", "pattern",
        // Slips in nbformat's own schema, which a validator passes over: they stand beside "properties" and not in it.
        "item", "source_hidden", "outputs_hidden",
    };

    private readonly JsonObject _root;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="NotSupportedException">It uses a keyword that is not known here.</exception>
    public JsonSchema(string json)
    {
        _root = (JsonObject)JsonNode.Parse(json)!;
        CheckKeywords(_root);
    }

    /// <summary>The official schema of notebooks, nbformat 4.5.</summary>
    public static JsonSchema Notebook { get; } = Load("nbformat.v4.5.schema.json");

    /// <summary>Where and how a document breaks the schema.</summary>
    public IReadOnlyList<SchemaError> Validate(JsonNode? document) => [.. Check(_root, document, "")];

    private IEnumerable<SchemaError> Check(JsonObject schema, JsonNode? node, string path)
    {
        if (schema["$ref"] is { } reference)
            return Check(Resolve(reference.GetValue<string>()), node, path);
        return CheckValue(schema, node, path)
            .Concat(node is JsonObject members ? CheckMembers(schema, members, path) : [])
            .Concat(node is JsonArray items ? CheckItems(schema, items, path) : [])
            .Concat(schema["oneOf"] is JsonArray branches ? CheckOneOf(branches, node, path) : [])
            .Concat(schema["not"] is JsonObject other && !Check(other, node, path).Any() ? [new(path, $"must not be {Text(node)}")] : []);
    }

    private static IEnumerable<SchemaError> CheckValue(JsonObject schema, JsonNode? node, string path)
    {
        if (schema["type"] is { } type && !Names(type).Any(name => IsOfType(node, name)))
        {
            yield return new(path, $"must be {string.Join(" or ", Names(type))}, not {KindOf(node)}");
            yield break;
        }
        if (schema["enum"] is JsonArray allowed && !allowed.Any(value => AreEqual(value, node)))
            yield return new(path, $"must be {string.Join(" or ", allowed.Select(Text))}, not {Text(node)}");
        if (node?.GetValueKind() == JsonValueKind.Number)
        {
            var number = Tolerance.Value(Text(node));
            if (schema["minimum"] is { } minimum && number < minimum.GetValue<double>())
                yield return new(path, $"must be at least {Text(minimum)}, not {Text(node)}");
            if (schema["maximum"] is { } maximum && number > maximum.GetValue<double>())
                yield return new(path, $"must be at most {Text(maximum)}, not {Text(node)}");
        }
        if (node.AsText() is { } text)
        {
            var length = text.EnumerateRunes().Count();
            if (schema["minLength"] is { } shortest && length < shortest.GetValue<int>())
                yield return new(path, $"must have at least {Text(shortest)} characters");
            if (schema["maxLength"] is { } longest && length > longest.GetValue<int>())
                yield return new(path, $"must have at most {Text(longest)} characters");
            if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.GetValue<string>()))
                yield return new(path, $"must match {pattern.GetValue<string>()}, not {Text(node)}");
        }
    }

    private IEnumerable<SchemaError> CheckMembers(JsonObject schema, JsonObject members, string path)
    {
        foreach (var name in Names(schema["required"]).Where(n => !members.ContainsKey(n)))
            yield return new(path, $"must have \"{name}\"");
        foreach (var (name, value) in members)
        {
            var at = $"{path}/{name}";
            var isKnown = false;
            if (schema["properties"]?[name] is JsonObject property)
            {
                isKnown = true;
                foreach (var error in Check(property, value, at))
                    yield return error;
            }
            foreach (var (pattern, patternSchema) in schema["patternProperties"] as JsonObject ?? [])
            {
                if (!Regex.IsMatch(name, pattern))
                    continue;
                isKnown = true;
                foreach (var error in Check((JsonObject)patternSchema!, value, at))
                    yield return error;
            }
            if (isKnown || schema["additionalProperties"] is not { } additional)
                continue;
            if (additional is JsonObject additionalSchema)
            {
                foreach (var error in Check(additionalSchema, value, at))
                    yield return error;
            }
            else if (!additional.GetValue<bool>())
            {
                yield return new(path, $"must not have \"{name}\"");
            }
        }
    }

    private IEnumerable<SchemaError> CheckItems(JsonObject schema, JsonArray items, string path)
    {
        if (schema["uniqueItems"]?.GetValue<bool>() == true && items.Where((item, i) => items.Take(i).Any(other => AreEqual(other, item))).Any())
            yield return new(path, "must not have an item twice");
        if (schema["items"] is not JsonObject itemSchema)
            yield break;
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var error in Check(itemSchema, items[i], string.Create(CultureInfo.InvariantCulture, $"{path}/{i}")))
                yield return error;
        }
    }

    // Of several forms that a document may have and has none, the one that it comes nearest to says what is wrong.
    private List<SchemaError> CheckOneOf(JsonArray branches, JsonNode? node, string path)
    {
        var results = branches.Select(branch => Check((JsonObject)branch!, node, path).ToList()).ToList();
        return results.Count(r => r.Count == 0) switch
        {
            1 => [],
            0 when UnknownKind(branches, results, path) is { } unknown => [new($"{path}/{unknown}", $"must be {string.Join(" or ", Kinds(branches, unknown))}, not {Text(node![unknown])}")],
            0 => results.OrderBy(r => r.Count(e => e.Path.EndsWith("_type", StringComparison.Ordinal))).ThenBy(r => r.Count).First(),
            _ => [new(path, "fits more than one of the forms that exclude each other")],
        };
    }

    private static readonly string[] KindMembers = ["output_type", "cell_type"];

    // The member that says which form is meant, if it names none of them.
    private static string? UnknownKind(JsonArray branches, List<List<SchemaError>> results, string path) =>
        KindMembers.FirstOrDefault(name => branches.Count > 1 && results.All(errors => errors.Any(e => e.Path == $"{path}/{name}")));

    private IEnumerable<string> Kinds(JsonArray branches, string name) => branches.OfType<JsonObject>()
        .Select(branch => branch["$ref"] is { } reference ? Resolve(reference.GetValue<string>()) : branch)
        .SelectMany(branch => branch["properties"]?[name]?["enum"] as JsonArray ?? []).Select(Text);

    private JsonObject Resolve(string reference)
    {
        JsonNode node = _root;
        foreach (var name in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = node[name] ?? throw new NotSupportedException($"The schema has no {reference}.");
        return (JsonObject)node;
    }

    private static void CheckKeywords(JsonObject schema)
    {
        foreach (var (name, value) in schema)
        {
            if (!Keywords.Contains(name))
                throw new NotSupportedException($"The schema's keyword \"{name}\" is not known.");
            foreach (var inner in name switch
            {
                "properties" or "patternProperties" => ((JsonObject)value!).Select(p => p.Value).OfType<JsonObject>(),
                "definitions" => Definitions((JsonObject)value!),
                "oneOf" => ((JsonArray)value!).OfType<JsonObject>(),
                "items" or "not" or "additionalProperties" => value is JsonObject one ? [one] : [],
                _ => [],
            })
            {
                CheckKeywords(inner);
            }
        }
    }

    // nbformat sorts its definitions into groups.
    private static IEnumerable<JsonObject> Definitions(JsonObject group) => group.Select(d => d.Value).OfType<JsonObject>()
        .SelectMany(d => d.ContainsKey("type") || d.ContainsKey("oneOf") || d.ContainsKey("$ref") || d.ContainsKey("description") && d["description"] is JsonValue ? [d] : Definitions(d));

    private static IEnumerable<string> Names(JsonNode? node) =>
        node is JsonArray names ? names.Select(n => n!.GetValue<string>()) : node is null ? [] : [node.GetValue<string>()];

    private static bool IsOfType(JsonNode? node, string type) => (type, node?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number)
            or ("boolean", JsonValueKind.True or JsonValueKind.False) or ("null", JsonValueKind.Null) => true,
        // Draft 4 knows an integer by its spelling.
        ("integer", JsonValueKind.Number) => !Text(node).AsSpan().ContainsAny('.', 'e', 'E'),
        _ => false,
    };

    private static bool AreEqual(JsonNode? left, JsonNode? right) =>
        left.AsText() is { } text ? text == right.AsText() : JsonText.OneLine(left) == JsonText.OneLine(right);

    private static string KindOf(JsonNode? node) => (node?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Number => $"the number {Text(node)}",
        JsonValueKind.String => "a string",
        JsonValueKind.Array => "an array",
        _ => "an object",
    };

    private static string Text(JsonNode? node)
    {
        var text = JsonText.OneLine(node);
        return text.Length <= 80 ? text : text[..79] + "…";
    }

    private static JsonSchema Load(string name)
    {
        using var stream = typeof(JsonSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }
}
