using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>
/// Resolves <c>#r "..."</c>: a path relative to the notebook (or to the file that <c>#load</c> brought in), or the simple
/// name of a framework assembly. What a library itself needs is taken from beside it, so that one <c>#r</c> is enough.
/// </summary>
internal sealed class LibraryResolver(string workingDirectory, LibraryStore libraries) : MetadataReferenceResolver
{
    private static readonly ImmutableArray<string> ImplicitAlias = ["<implicit>"];
    private readonly Dictionary<string, string> _failures = [];

    /// <summary>Why a reference of the cell being compiled could not be resolved, by its text in the cell.</summary>
    public IReadOnlyDictionary<string, string> Failures => _failures;

    /// <summary>Something that the user should know although the reference was resolved.</summary>
    public string? Notice { get; private set; }

    public override bool ResolveMissingAssemblies => true;

    /// <summary>Forgets what went wrong in earlier cells.</summary>
    public void Begin()
    {
        _failures.Clear();
        Notice = null;
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (HostAssembly(reference) is { } host)
            return [host.WithProperties(properties)];
        var path = PackagedLibraries.OfThisProgram.TryFindReference(reference)?.Path ?? CellPaths.Resolve(reference, baseFilePath, workingDirectory);
        try
        {
            if (MissingLibrary.Explain(path, workingDirectory) is { } missing)
                return Fail(reference, missing);
            if (HostReferences.Owns(Path.GetFileNameWithoutExtension(path)))
                return [HostReferences.Find(Path.GetFileNameWithoutExtension(path))!.WithProperties(properties)];
            var library = libraries.Get(path);
            if (LibraryStore.IsOutdated(library))
                Notice = $"{library.Path} has been built anew since this session loaded it; restart the kernel to use the new build.\n";
            return [library.Reference.WithProperties(properties)];
        }
        catch (LibraryConflictException conflict)
        {
            return Fail(reference, conflict.Message);
        }
        catch (Exception unreadable) when (unreadable is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return Fail(reference, $"{path} is not a .NET library that can be read: {unreadable.Message}");
        }
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        var found = libraries.Packages.FindReference(referenceIdentity.Name) is { } package ? package
            : HostReferences.Owns(referenceIdentity.Name) ? HostReferences.Find(referenceIdentity.Name)
            : FindLibrary(definition, referenceIdentity)?.Reference ?? HostReferences.Find(referenceIdentity.Name);
        return found?.WithAliases(ImplicitAlias);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private LibraryImage? FindLibrary(MetadataReference definition, AssemblyIdentity identity)
    {
        try
        {
            var folder = definition is PortableExecutableReference { FilePath: { } path } ? Path.GetDirectoryName(path) : null;
            return libraries.FindByName(new AssemblyName(identity.Name)) ?? libraries.FindBeside(identity.Name + ".dll", folder);
        }
        catch (Exception unreadable) when (unreadable is BadImageFormatException or IOException or UnauthorizedAccessException or LibraryConflictException)
        {
            return null;
        }
    }

    private static PortableExecutableReference? HostAssembly(string reference) =>
        reference.AsSpan().ContainsAny('/', '\\') || reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? null
            : HostReferences.Find(reference.Split(',')[0].Trim());

    private ImmutableArray<PortableExecutableReference> Fail(string reference, string reason)
    {
        _failures[reference] = reason;
        return [];
    }
}
