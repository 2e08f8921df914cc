using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Notebooks;

/// <summary>The cell ids that nbformat 4.5 asks for.</summary>
internal static class CellIds
{
    /// <summary>
    /// Makes the file nbformat 4.5: gives every cell that has no id one that follows from its place and text, so that the
    /// same file always gets the same ids. Ids that are there stay.
    /// </summary>
    public static void Complete(NotebookFile notebook)
    {
        if (!notebook.Root["nbformat_minor"].IsAtLeast(5))
            notebook.Root.Put("nbformat_minor", 5);
        var taken = notebook.Cells.Select(c => c.Id).OfType<string>().ToHashSet();
        foreach (var cell in notebook.Cells.Where(c => c.Id is null))
        {
            var attempt = 0;
            string id;
            do
            {
                var seed = string.Create(CultureInfo.InvariantCulture, $"{cell.Position}/{attempt++}/{cell.Source}");
                id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..8];
            }
            while (!taken.Add(id));
            cell.Node.Put("id", id);
        }
    }

    private static bool IsAtLeast(this System.Text.Json.Nodes.JsonNode? node, int minimum) =>
        node is System.Text.Json.Nodes.JsonValue value && value.TryGetValue(out int number) && number >= minimum;
}
