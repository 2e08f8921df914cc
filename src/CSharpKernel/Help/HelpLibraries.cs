using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>
/// Resolves the <c>#r</c> of a cell that is being typed. What the session has loaded is seen as it was loaded; what it has
/// not is read aside, so that typing never decides which build of a library the session gets.
/// </summary>
internal sealed class HelpLibraries(string workingDirectory, LibraryStore libraries) : MetadataReferenceResolver
{
    private static readonly ImmutableArray<string> ImplicitAlias = ["<implicit>"];
    private readonly Dictionary<string, (DateTime Written, PortableExecutableReference Reference)> _aside = new(StringComparer.Ordinal);

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var name = reference.Split(',')[0].Trim();
        var isPath = reference.AsSpan().ContainsAny('/', '\\') || reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var found = isPath ? Library(CellPaths.Resolve(reference, baseFilePath, workingDirectory)) : HostReferences.Find(name);
        return found is null ? [] : [found.WithProperties(properties)];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        var found = HostReferences.Find(referenceIdentity.Name) is { } host && HostReferences.Owns(referenceIdentity.Name) ? host
            : libraries.Loaded(referenceIdentity.Name)?.Reference ?? Beside(definition, referenceIdentity.Name) ?? HostReferences.Find(referenceIdentity.Name);
        return found?.WithAliases(ImplicitAlias);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private PortableExecutableReference? Beside(MetadataReference definition, string name) =>
        definition is PortableExecutableReference { FilePath: { } path } && Path.GetDirectoryName(path) is { } folder
            ? Library(Path.Combine(folder, name + ".dll"))
            : null;

    private PortableExecutableReference? Library(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (HostReferences.Owns(name))
            return HostReferences.Find(name);
        if (libraries.Loaded(name)?.Reference is { } loaded)
            return loaded;
        try
        {
            if (!File.Exists(path))
                return null;
            var written = File.GetLastWriteTimeUtc(path);
            if (!_aside.TryGetValue(path, out var known) || known.Written != written)
                _aside[path] = known = (written, AssemblyMetadata.CreateFromImage(File.ReadAllBytes(path)).GetReference(filePath: path));
            return known.Reference;
        }
        catch (Exception unreadable) when (unreadable is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
