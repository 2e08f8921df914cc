namespace Notebooks;

/// <summary>A page of the book: a notebook, or the README of a folder.</summary>
/// <param name="Source">The full path of its file, where links start from.</param>
/// <param name="Name">What messages call it.</param>
/// <param name="Address">Where it is in the site, with slashes.</param>
/// <param name="Title">Its first heading, as words.</param>
/// <param name="Text">What the file holds.</param>
internal sealed record BookPage(string Source, string Name, string Address, string Title, PageText Text)
{
    /// <summary>The notebook that it is made of; null for a README.</summary>
    public NotebookFile? Notebook { get; init; }

    /// <summary>What it is about, in the words of the README that lists it; empty if it says nothing.</summary>
    public string About { get; init; } = "";

    /// <summary>How many minutes the README gives it; empty if it says nothing.</summary>
    public string Minutes { get; init; } = "";

    /// <summary>The address of its slides; null where there are none.</summary>
    public string? Slides { get; init; }

    /// <summary>Whether it is the slides themselves.</summary>
    public bool IsDeck { get; init; }

    /// <summary>The address of something else in the site, as a link on this page.</summary>
    public string LinkTo(string address)
    {
        var folders = Address.Split('/').Length - 1;
        var mine = Address.Split('/');
        var theirs = address.Split('/');
        var common = 0;
        while (common < folders && common < theirs.Length - 1 && mine[common] == theirs[common])
            common++;
        return string.Concat(Enumerable.Repeat("../", folders - common)) + string.Join('/', theirs[common..].Select(Uri.EscapeDataString));
    }
}
