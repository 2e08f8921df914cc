using System.Text.Json.Serialization;

namespace CSharpKernel;

/// <summary>
/// All that a set of requests comes down to on this machine: which packages in which versions, and which of their files are
/// compiled against, loaded, or found by native calls.
/// </summary>
internal sealed record PackageGraph
{
    /// <summary>The ids that were asked for.</summary>
    public IReadOnlyList<string> Requested { get; init; } = [];

    /// <summary>Every package, those that others need included.</summary>
    public required IReadOnlyList<ResolvedPackage> Packages { get; init; }

    /// <summary>What cells are compiled against.</summary>
    public required IReadOnlyList<PackageFile> Compile { get; init; }

    /// <summary>What is loaded when a cell runs.</summary>
    public required IReadOnlyList<PackageFile> Runtime { get; init; }

    /// <summary>Native libraries for this system.</summary>
    public required IReadOnlyList<PackageFile> Native { get; init; }

    /// <summary>Resources in other languages.</summary>
    public required IReadOnlyList<PackageFile> Satellites { get; init; }

    /// <summary>Assemblies that the host has, which cells see because a package's types lead to them.</summary>
    public IReadOnlyList<string> HostAssemblies { get; init; } = [];

    /// <summary>The projects that were built, with their outputs.</summary>
    public IReadOnlyList<BuiltProject> Projects { get; init; } = [];

    /// <summary>What the user should know although everything was found.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When the sources were asked.</summary>
    public DateTime Asked { get; init; }

    /// <summary>Whether one package leads to another, directly or not.</summary>
    public bool Needs(string id, string other)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>([id]);
        while (open.TryPop(out var next))
        {
            foreach (var dependency in Packages.FirstOrDefault(package => package.Id.Equals(next, StringComparison.OrdinalIgnoreCase))?.Dependencies ?? [])
            {
                if (dependency.Equals(other, StringComparison.OrdinalIgnoreCase))
                    return true;
                if (seen.Add(dependency))
                    open.Push(dependency);
            }
        }

        return false;
    }

    /// <summary>The version of a package; null if it is not in the graph.</summary>
    public string? VersionOf(string id) =>
        Packages.FirstOrDefault(package => package.Id.Equals(id, StringComparison.OrdinalIgnoreCase))?.Version;
}

/// <summary>A package in the version that was chosen.</summary>
/// <param name="Id">Its id, as its author writes it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Dependencies">The ids of what it needs itself.</param>
internal sealed record ResolvedPackage(string Id, string Version, IReadOnlyList<string> Dependencies)
{
    public override string ToString() => $"{Id} {Version}";
}

/// <summary>A file of a package.</summary>
/// <param name="Package">The package's id.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Culture">The language of a satellite assembly.</param>
internal sealed record PackageFile(string Package, string Path, string? Culture = null);

/// <summary>A project that was built for a cell, or that such a project references.</summary>
/// <param name="Path">The project file.</param>
/// <param name="Output">The assembly that it gives.</param>
/// <param name="OutputStamp">The assembly's time and size, as the build left it.</param>
/// <param name="SourceStamp">The same of everything that it is built from.</param>
internal sealed record BuiltProject(string Path, string Output, string OutputStamp, string SourceStamp);

[JsonSourceGenerationOptions(WriteIndented = false, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PackageGraph))]
internal sealed partial class PackageGraphJson : JsonSerializerContext;
