using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Whether a JSON object has the form of a notebook, as far as running and saving depend on it.</summary>
internal static class NotebookShape
{
    /// <exception cref="NotebookFileException">It hasn't; the message names the cell and the field.</exception>
    public static void Check(JsonObject root)
    {
        CheckFormat(root);
        if (root["metadata"] is not (null or JsonObject))
            throw NotebookFileException.Damaged("not a notebook: \"metadata\" must be an object");
        var cells = (JsonArray)root["cells"]!;
        for (var i = 0; i < cells.Count; i++)
            CheckCell(cells[i], i + 1);
    }

    private static void CheckFormat(JsonObject root)
    {
        if (root["nbformat"] is not JsonValue number || !number.TryGetValue(out int format))
        {
            throw NotebookFileException.Damaged(root.ContainsKey("cells") || root.ContainsKey("worksheets")
                ? "not a notebook: it has no \"nbformat\" number"
                : "not a notebook: the JSON object has no \"cells\" and no \"nbformat\"");
        }
        if (format < 4)
            throw new NotebookFileException($"is in the old format nbformat {format}", "convert it first (jupyter nbconvert --to notebook --inplace FILE, or open and save it in Jupyter)");
        if (format > 4)
            throw new NotebookFileException($"is in nbformat {format}, which is newer than the nbformat 4 that this command knows", "update this command, or save it as nbformat 4");
        if (root["cells"] is not JsonArray)
            throw NotebookFileException.Damaged(root.ContainsKey("cells") ? "not a notebook: \"cells\" must be a list" : "not a notebook: it has no \"cells\"");
    }

    private static void CheckCell(JsonNode? node, int position)
    {
        if (node is not JsonObject cell)
            throw NotebookFileException.Damaged($"cell {position} must be a JSON object");
        if (cell["cell_type"].AsText() is not ("code" or "markdown" or "raw"))
            throw NotebookFileException.Damaged($"cell {position}: \"cell_type\" must be \"code\", \"markdown\" or \"raw\"");
        if (!IsText(cell["source"]))
            throw NotebookFileException.Damaged($"cell {position}: \"source\" must be a string or a list of strings");
        if (cell["metadata"] is not (null or JsonObject))
            throw NotebookFileException.Damaged($"cell {position}: \"metadata\" must be an object");
        if (cell["outputs"] is not (null or JsonArray))
            throw NotebookFileException.Damaged($"cell {position}: \"outputs\" must be a list");
    }

    private static bool IsText(JsonNode? node) =>
        node.AsText() is not null || (node is JsonArray lines && lines.All(l => l.AsText() is not null));
}
