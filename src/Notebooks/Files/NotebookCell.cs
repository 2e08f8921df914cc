using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>A cell, as a view of its JSON: what this program doesn't know about stays there untouched.</summary>
/// <param name="node">The cell's object in the file.</param>
/// <param name="position">Its place among all cells of the notebook, from 1.</param>
internal sealed class NotebookCell(JsonObject node, int position)
{
    /// <summary>The cell's object in the file.</summary>
    public JsonObject Node { get; } = node;

    /// <summary>Its place among all cells of the notebook, from 1.</summary>
    public int Position { get; } = position;

    /// <summary><c>code</c>, <c>markdown</c> or <c>raw</c>.</summary>
    public string Type => Node["cell_type"].AsText() ?? "";

    public bool IsCode => Type == "code";

    /// <summary>The cell's id, or null in a file older than nbformat 4.5.</summary>
    public string? Id => Node["id"].AsText();

    /// <summary>What messages call it.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"cell {Position}{(Id is { } id ? $" \"{id}\"" : "")}");

    /// <summary>The source text; see <see cref="MultilineText.Join"/>.</summary>
    public string Source => MultilineText.Join(Node["source"]);

    public JsonObject? Metadata => Node["metadata"] as JsonObject;

    public JsonArray? Outputs => Node["outputs"] as JsonArray;

    /// <summary>What the cell is in a deck of slides, one of <see cref="SlideTypes"/>; null if nothing is said.</summary>
    public string? SlideType => Metadata.At("slideshow", "slide_type").AsText();

    /// <summary>The cell's own time limit in seconds (<c>metadata.execution.timeout</c>), or null.</summary>
    public double? Timeout => ExecutionSettings.Timeout(Metadata);

    public bool HasTag(string tag) =>
        Metadata?["tags"] is JsonArray tags && tags.Any(t => t.AsText() == tag);

    /// <summary>Puts the result of a run into the cell, in the form in which Jupyter stores it.</summary>
    /// <param name="count">The execution count, or null for a cell that did not run.</param>
    /// <param name="outputs">Its outputs.</param>
    public void SetResult(int? count, JsonArray outputs)
    {
        if (Node["execution_count"] is not JsonValue old || old.GetValueKind() != JsonValueKind.Number
            || !old.TryGetValue(out int oldCount) || oldCount != count)
        {
            Node.Put("execution_count", count);
        }
        Node.Put("outputs", outputs);
        var source = Source;
        if (!MultilineText.IsStoredAs(Node["source"], source))
            Node.Put("source", MultilineText.Split(source));
    }
}
