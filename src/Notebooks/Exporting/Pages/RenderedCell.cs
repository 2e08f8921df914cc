namespace Notebooks;

/// <summary>A cell as HTML.</summary>
/// <param name="Cell">The notebook's cell; null for the text of a README.</param>
/// <param name="Html">Its prose, or its code with the parts marked.</param>
/// <param name="Outputs">What it shows, one text of HTML each.</param>
/// <param name="IsForTeacher">Whether it is for whoever teaches with the notebook.</param>
internal sealed record RenderedCell(NotebookCell? Cell, string Html, IReadOnlyList<string> Outputs, bool IsForTeacher)
{
    /// <summary>Whether it is code.</summary>
    public bool IsCode => Cell?.IsCode == true;

    /// <summary>The number of its execution, or null.</summary>
    public string? Number => Cell?.Node["execution_count"] is { } count ? JsonText.OneLine(count) : null;
}
