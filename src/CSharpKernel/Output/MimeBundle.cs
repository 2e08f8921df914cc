using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>One value as several MIME types, as a front end receives it: it shows the richest that it can.</summary>
/// <param name="Data">
/// The representations by MIME type. Text types hold a JSON string; JSON types (<c>application/json</c>,
/// <c>application/*+json</c>) hold the JSON itself.
/// </param>
/// <param name="Metadata">Per-type metadata, mostly empty.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, JsonNode> Data, IReadOnlyDictionary<string, JsonNode> Metadata)
{
    private static readonly IReadOnlyDictionary<string, JsonNode> NoMetadata = new Dictionary<string, JsonNode>();

    /// <summary>A bundle without metadata.</summary>
    public MimeBundle(IReadOnlyDictionary<string, JsonNode> data) : this(data, NoMetadata)
    {
    }

    /// <summary>About how many characters the representations have, as far as it is known.</summary>
    internal long Length { get; init; }
}
