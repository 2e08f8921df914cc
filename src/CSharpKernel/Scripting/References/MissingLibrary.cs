namespace CSharpKernel;

/// <summary>Says why a library is not there, and what builds it.</summary>
internal static class MissingLibrary
{
    /// <summary>The explanation, or null if the file is there.</summary>
    public static string? Explain(string path, string workingDirectory)
    {
        if (File.Exists(path))
            return null;
        if (Directory.Exists(path))
            return $"{path} is a folder, not a library.";
        return FindProject(path) is { } project
            ? $"The library {path} is not built yet. Build it with: dotnet build {Quote(Path.GetRelativePath(workingDirectory, project))}"
            : $"There is no library at {path}.";
    }

    private static string? FindProject(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!Directory.Exists(folder))
                continue;
            var projects = Directory.GetFiles(folder, "*.csproj");
            if (projects.Length > 0)
                return projects.FirstOrDefault(project => SameName(project, path)) ?? projects.Order(StringComparer.Ordinal).First();
        }

        return null;
    }

    private static bool SameName(string project, string library) =>
        Path.GetFileNameWithoutExtension(project) == Path.GetFileNameWithoutExtension(library);

    private static string Quote(string path)
    {
        var portable = path.Replace('\\', '/');
        return portable.Contains(' ', StringComparison.Ordinal) ? $"\"{portable}\"" : portable;
    }
}
