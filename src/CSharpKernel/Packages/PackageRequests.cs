namespace CSharpKernel;

/// <summary>A package that is asked for.</summary>
/// <param name="Id">Its id, as written.</param>
/// <param name="Version">The version or range, as written; null for the newest stable one.</param>
internal sealed record PackageRequest(string Id, string? Version)
{
    /// <summary>How progress names it.</summary>
    public override string ToString() => Version is null ? Id : $"{Id} {Version}";
}

/// <summary>All that is asked for at once.</summary>
/// <param name="Packages">The packages.</param>
/// <param name="Projects">The project files.</param>
/// <param name="Sources">Sources besides those of the user's configuration: addresses and folders.</param>
/// <param name="Folder">The notebook's folder, where the search for the user's configuration begins.</param>
internal sealed record PackageRequests(
    IReadOnlyList<PackageRequest> Packages, IReadOnlyList<string> Projects, IReadOnlyList<string> Sources, string Folder)
{
    /// <summary>Whether another day may give another answer.</summary>
    public bool Floats => Packages.Any(package => PackageVersion.Floats(package.Version));

    /// <summary>Those of the cell at hand, without what earlier cells have asked for; null if all are.</summary>
    public PackageRequests? OfCell { get; init; }

    /// <summary>What progress and errors call them.</summary>
    public override string ToString() => OfCell?.ToString()
        ?? string.Join(", ", Packages.Select(package => package.ToString()).Concat(Projects.Select(Path.GetFileNameWithoutExtension)));
}
