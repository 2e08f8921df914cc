using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// What tells an exercise that nobody has worked in from one that somebody has: a hash of its cells, put into its metadata
/// when it is made. Running the notebook does not change it.
/// </summary>
internal static class FreshMark
{
    /// <summary>Marks a notebook as it is now.</summary>
    public static void Put(NotebookFile notebook)
    {
        if (notebook.Metadata is not { } metadata)
            notebook.Root.Put("metadata", metadata = []);
        metadata.Put("exercise", new JsonObject { ["fresh"] = HashOf(notebook) });
    }

    /// <summary>Whether the notebook was made by the command as an exercise, whatever has become of it.</summary>
    public static bool IsOn(NotebookFile notebook) => MarkOf(notebook) is not null;

    /// <summary>Whether the cells are as they were when the notebook was made.</summary>
    public static bool IsUntouched(NotebookFile notebook) => MarkOf(notebook) is { } mark && mark == HashOf(notebook);

    private static string? MarkOf(NotebookFile notebook) => notebook.Metadata.At("exercise", "fresh").AsText();

    private static string HashOf(NotebookFile notebook)
    {
        var cells = new JsonArray([.. notebook.Cells.Select(c => (JsonNode)new JsonArray(c.Type, c.Id, c.Source))]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.OneLine(cells))))[..16];
    }
}
