using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks;

/// <summary>The four kinds of output as nbformat 4.5 stores them, their members in the order that Jupyter writes.</summary>
internal static class NotebookOutput
{
    public static JsonObject Stream(string name, string text) => new()
    {
        ["name"] = name,
        ["output_type"] = "stream",
        ["text"] = MultilineText.Split(text),
    };

    public static JsonObject Display(MimeBundle bundle) => new()
    {
        ["data"] = Data(bundle),
        ["metadata"] = Metadata(bundle),
        ["output_type"] = "display_data",
    };

    public static JsonObject Result(MimeBundle bundle, int executionCount) => new()
    {
        ["data"] = Data(bundle),
        ["execution_count"] = executionCount,
        ["metadata"] = Metadata(bundle),
        ["output_type"] = "execute_result",
    };

    public static JsonObject Error(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };

    /// <summary>Gives a display's output a new state.</summary>
    public static void Replace(JsonObject output, MimeBundle bundle)
    {
        output["data"] = Data(bundle);
        output["metadata"] = Metadata(bundle);
    }

    private static JsonObject Data(MimeBundle bundle) => new(bundle.Data.OrderBy(d => d.Key, StringComparer.Ordinal)
        .Select(d => KeyValuePair.Create(d.Key, d.Value.AsText() is { } text && IsSplit(d.Key) ? MultilineText.Split(text) : JsonOrder.Sorted(d.Value))));

    private static JsonNode? Metadata(MimeBundle bundle) => JsonOrder.Sorted(new JsonObject(bundle.Metadata
        .Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value.DeepClone()))));

    // nbformat splits these into lines, and leaves the others, such as base64 of an image, in one string.
    private static bool IsSplit(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "application/javascript" or "image/svg+xml";
}
