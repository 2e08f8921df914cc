using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>The parts that replies have in common.</summary>
internal static class ReplyContent
{
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    public static JsonObject Error(CellError error) => new()
    {
        ["status"] = "error",
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = Lines(error.Traceback),
    };

    public static JsonArray Lines(IEnumerable<string> lines) => [.. lines.Select(l => (JsonNode)l)];
}
