namespace CSharpKernel;

/// <summary>Turns what a directive says about places into places.</summary>
internal static class PackageSources
{
    /// <summary>A source of packages: an address as it is, a folder by its full path.</summary>
    /// <exception cref="PackageException">There is no such folder.</exception>
    public static string Source(string text, string? basePath, string workingDirectory)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return text;
        var local = text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && address is not null ? address.LocalPath : text;
        var folder = CellPaths.Resolve(AtHome(local), basePath, workingDirectory);
        return Directory.Exists(folder) ? folder
            : throw new PackageException($"There is no folder {folder} to take packages from. A source is a folder, or an address as https://api.nuget.org/v3/index.json.");
    }

    /// <summary>The project file that a path or a folder means.</summary>
    /// <exception cref="PackageException">There is none, or more than one.</exception>
    public static string Project(string text, string? basePath, string workingDirectory)
    {
        var path = CellPaths.Resolve(AtHome(text), basePath, workingDirectory);
        if (File.Exists(path))
        {
            return Path.GetExtension(path) is ".csproj" or ".fsproj" or ".vbproj" ? path
                : throw new PackageException($"{path} is not a project. Write #:project with a .csproj file or its folder.");
        }

        if (!Directory.Exists(path))
            throw new PackageException($"There is no project at {path}.");
        var projects = Directory.GetFiles(path, "*.*proj").Where(file => Path.GetExtension(file) is ".csproj" or ".fsproj" or ".vbproj").Order(StringComparer.Ordinal).ToList();
        return projects.Count switch
        {
            1 => projects[0],
            0 => throw new PackageException($"There is no project in the folder {path}."),
            _ => throw new PackageException($"The folder {path} has several projects: {string.Join(", ", projects.Select(Path.GetFileName))}. Name one of them."),
        };
    }

    private static string AtHome(string path) =>
        path is "~" || path.StartsWith("~/", StringComparison.Ordinal) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..] : path;
}
