namespace FromScratch;

/// <summary>What a layer's box says beside the layer's name.</summary>
internal static class LayerText
{
    public static string? Detail(IReadOnlyList<Parameter> parameters) => parameters.Count == 0 ? null : string.Join(", ", parameters);
}
