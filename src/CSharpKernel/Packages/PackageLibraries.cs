using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>The files of a session's packages, by the names under which code asks for them.</summary>
internal sealed class PackageLibraries
{
    private volatile Catalogue _catalogue = new(null);

    /// <summary>From now on these are the session's packages.</summary>
    public void Use(PackageGraph graph) => _catalogue = new Catalogue(graph);

    /// <summary>The file of an assembly or of its resources in a language; null if no package has it.</summary>
    public string? FindAssembly(AssemblyName name) =>
        _catalogue.Assemblies.GetValueOrDefault(name.CultureName is { Length: > 0 } culture ? $"{name.Name}/{culture}" : name.Name ?? "");

    /// <summary>What the compiler is given for an assembly; null if no package has it.</summary>
    public PortableExecutableReference? FindReference(string name) =>
        (_catalogue.Compile.GetValueOrDefault(name) ?? _catalogue.Assemblies.GetValueOrDefault(name)) is { } path ? HostReferences.Reference(path) : null;

    /// <summary>The file of a native library that goes by one of these names; null if no package has it.</summary>
    public string? FindNative(IEnumerable<string> names) =>
        names.Select(name => _catalogue.Native.GetValueOrDefault(Path.GetFileName(name))).FirstOrDefault(path => path is not null);

    /// <summary>All native libraries. They may need each other across packages.</summary>
    public IEnumerable<string> NativeFiles => _catalogue.Native.Values;

    private sealed class Catalogue
    {
        public Catalogue(PackageGraph? graph)
        {
            foreach (var file in graph?.Runtime ?? [])
                Assemblies.TryAdd(Path.GetFileNameWithoutExtension(file.Path), file.Path);
            foreach (var file in graph?.Satellites ?? [])
                Assemblies.TryAdd($"{Path.GetFileNameWithoutExtension(file.Path)}/{file.Culture}", file.Path);
            foreach (var file in graph?.Compile ?? [])
                Compile.TryAdd(Path.GetFileNameWithoutExtension(file.Path), file.Path);
            foreach (var file in graph?.Native ?? [])
                Native.TryAdd(Path.GetFileName(file.Path), file.Path);
        }

        public Dictionary<string, string> Assemblies { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Compile { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Native { get; } = new(StringComparer.Ordinal);
    }
}
