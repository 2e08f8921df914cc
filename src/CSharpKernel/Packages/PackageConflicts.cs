using System.Reflection;

namespace CSharpKernel;

/// <summary>Finds what a new set of packages would need that a running session can't give: an assembly in a second version.</summary>
internal static class PackageConflicts
{
    private const string Advice = "Restart the kernel, and ask for the packages in the versions that you want in one cell.";

    /// <summary>Refuses a graph that does not go with what the session has loaded.</summary>
    /// <exception cref="PackageException">A package would have to be replaced.</exception>
    public static void Check(PackageGraph graph, PackageGraph? before, ScriptLoadContext loaded, LibraryStore libraries)
    {
        foreach (var package in graph.Packages)
        {
            // What cells were compiled against can be raised while nothing of it has run, never lowered.
            if (before?.VersionOf(package.Id) is { } earlier && PackageVersion.Compare(package.Version, earlier) < 0)
                throw new PackageException($"{package} is asked for, but {package.Id} {earlier} is already part of this session. {Advice}", package.Id);
        }

        foreach (var file in graph.Runtime)
        {
            var name = Path.GetFileNameWithoutExtension(file.Path);
            var wanted = graph.Packages.First(package => package.Id == file.Package);
            if (loaded.FindLoaded(name) is { Location.Length: > 0 } assembly)
            {
                if (assembly.Location != file.Path)
                    throw new PackageException($"{wanted} is asked for{NeededBy(wanted, graph, before)}, but {Loaded(name, assembly, before)} is already loaded. {Advice}", wanted.Id);
            }
            else if (libraries.FindKnown(name) is { } library && AssemblyName.GetAssemblyName(file.Path).Version is { } version && version != library.Name.Version)
            {
                throw new PackageException(
                    $"{wanted} is asked for{NeededBy(wanted, graph, before)} and brings {name} {version}, but {name} {library.Name.Version} is already part of this session, from {library.Path}. {Advice}", wanted.Id);
            }
        }
    }

    // Who has asked last has changed the version.
    private static string NeededBy(ResolvedPackage package, PackageGraph graph, PackageGraph? before) =>
        !graph.Requested.Contains(package.Id, StringComparer.OrdinalIgnoreCase)
        && graph.Requested.Where(id => graph.Needs(id, package.Id)).OrderBy(id => before?.VersionOf(id) is not null).FirstOrDefault() is { } by
            ? $" (for {by} {graph.VersionOf(by)})"
            : "";

    private static string Loaded(string name, Assembly assembly, PackageGraph? before) =>
        before?.Runtime.FirstOrDefault(file => file.Path == assembly.Location) is { } file
            ? $"{file.Package} {before.VersionOf(file.Package)}"
            : $"{name} {assembly.GetName().Version}";
}
