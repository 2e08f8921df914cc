using System.Text.Json;

namespace CSharpKernel;

/// <summary>
/// Reads <c>project.assets.json</c>, in which a restore writes down what it has chosen: the packages, and which of their
/// files are for the framework and the system that was asked for.
/// </summary>
internal static class AssetsFile
{
    /// <summary>Reads the file of a restore that has succeeded.</summary>
    /// <exception cref="PackageException">The file has not what a restore writes.</exception>
    public static RestoredAssets Read(string path, string runtimeIdentifier)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement, Path.GetDirectoryName(Path.GetDirectoryName(path))!, runtimeIdentifier);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PackageException($"The result of the restore, {path}, can't be read: {unreadable.Message}");
        }
    }

    /// <summary>What the restore had to say, also when it failed; empty if there is no such file.</summary>
    public static IReadOnlyList<RestoreMessage> ReadMessages(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Messages(document.RootElement);
        }
        catch (Exception missing) when (missing is JsonException or IOException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
    }

    private static RestoredAssets Read(JsonElement root, string projectFolder, string runtimeIdentifier)
    {
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var libraries = root.GetProperty("libraries");
        var target = root.GetProperty("targets").EnumerateObject()
            .First(target => target.Name.EndsWith("/" + runtimeIdentifier, StringComparison.Ordinal)).Value;
        var assets = new RestoredAssets { Messages = Messages(root) };
        foreach (var entry in target.EnumerateObject())
        {
            var library = libraries.GetProperty(entry.Name);
            var relative = library.GetProperty("path").GetString()!;
            if (entry.Value.GetProperty("type").GetString() == "project")
            {
                assets.Projects.Add(Path.GetFullPath(relative, projectFolder));
                continue;
            }

            var slash = entry.Name.IndexOf('/', StringComparison.Ordinal);
            var dependencies = entry.Value.TryGetProperty("dependencies", out var needed) ? needed.EnumerateObject().Select(dependency => dependency.Name).ToList() : [];
            var package = new ResolvedPackage(entry.Name[..slash], entry.Name[(slash + 1)..], dependencies);
            assets.Packages.Add(package);
            var folder = folders.Select(folder => Path.Combine(folder, relative)).FirstOrDefault(Directory.Exists) ?? Path.Combine(folders[0], relative);
            Add(assets.Compile, package, folder, entry.Value, "compile");
            Add(assets.Runtime, package, folder, entry.Value, "runtime");
            Add(assets.Native, package, folder, entry.Value, "native");
            Add(assets.Satellites, package, folder, entry.Value, "resource");
            if (entry.Value.TryGetProperty("frameworkReferences", out var frameworks))
                assets.Frameworks.AddRange(frameworks.EnumerateArray().Select(framework => (package, framework.GetString()!)));
            if (library.TryGetProperty("files", out var files))
                assets.Contents[package.Id] = [.. files.EnumerateArray().Select(file => file.GetString()!)];
        }

        return assets;
    }

    private static void Add(List<PackageFile> list, ResolvedPackage package, string folder, JsonElement entry, string kind)
    {
        if (!entry.TryGetProperty(kind, out var files))
            return;
        foreach (var file in files.EnumerateObject())
        {
            // An empty folder's mark: for this framework there is nothing, on purpose.
            if (file.Name.EndsWith("/_._", StringComparison.Ordinal))
                continue;
            var culture = file.Value.TryGetProperty("locale", out var locale) ? locale.GetString() : null;
            list.Add(new PackageFile(package.Id, Path.GetFullPath(Path.Combine(folder, file.Name)), culture));
        }
    }

    private static List<RestoreMessage> Messages(JsonElement root) =>
        !root.TryGetProperty("logs", out var logs) ? [] :
        [
            .. logs.EnumerateArray().Select(log => new RestoreMessage(
                log.GetProperty("level").GetString() == "Error",
                log.GetProperty("code").GetString() ?? "",
                log.GetProperty("message").GetString() ?? "",
                log.TryGetProperty("libraryId", out var id) ? id.GetString() : null)),
        ];
}

/// <summary>What a restore has chosen, before the host has had its say.</summary>
internal sealed class RestoredAssets
{
    public List<ResolvedPackage> Packages { get; } = [];

    public List<string> Projects { get; } = [];

    public List<PackageFile> Compile { get; } = [];

    public List<PackageFile> Runtime { get; } = [];

    public List<PackageFile> Native { get; } = [];

    public List<PackageFile> Satellites { get; } = [];

    /// <summary>The shared frameworks that packages ask for.</summary>
    public List<(ResolvedPackage Package, string Framework)> Frameworks { get; } = [];

    /// <summary>All files of each package, for this system or not.</summary>
    public Dictionary<string, IReadOnlyList<string>> Contents { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<RestoreMessage> Messages { get; init; } = [];
}

/// <summary>A message of NuGet.</summary>
/// <param name="IsError">Whether it made the restore fail.</param>
/// <param name="Code">NuGet's code, such as <c>NU1101</c>.</param>
/// <param name="Text">What it says, in one line or several.</param>
/// <param name="Package">The package that it is about, if it says so.</param>
internal sealed record RestoreMessage(bool IsError, string Code, string Text, string? Package);
