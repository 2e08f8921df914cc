using System.Collections.Concurrent;
using System.Reflection;

namespace CSharpKernel;

/// <summary>The libraries that a session's cells have referenced, by path and by name.</summary>
internal sealed class LibraryStore
{
    private readonly ConcurrentDictionary<string, LibraryImage> _byPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LibraryImage> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The libraries that came with packages.</summary>
    public PackageLibraries Packages { get; } = new();

    /// <summary>The library of that name, if a cell or another library has already led to it.</summary>
    public LibraryImage? FindKnown(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The library at a path: as it was when this session first read it.</summary>
    /// <exception cref="LibraryConflictException">Another build of the same assembly is already part of the session.</exception>
    public LibraryImage Get(string path)
    {
        if (_byPath.TryGetValue(path, out var known))
            return known;
        var library = LibraryImage.Read(path);
        var first = _byName.GetOrAdd(library.Name.Name!, library);
        if (first.Version != library.Version)
            throw new LibraryConflictException(library, first);
        return _byPath.GetOrAdd(path, first);
    }

    /// <summary>The library of that name, if the session has read it.</summary>
    public LibraryImage? Loaded(string simpleName) => _byName.GetValueOrDefault(simpleName);

    /// <summary>The library of that name, found among those already read or beside them; null if there is none.</summary>
    public LibraryImage? FindByName(AssemblyName name)
    {
        if (name.Name is not { } simpleName)
            return null;
        if (name.CultureName is { Length: > 0 } culture)
            return FindSatellite(simpleName, culture);
        return _byName.TryGetValue(simpleName, out var known) ? known : FindBeside(simpleName + ".dll");
    }

    /// <summary>A library file in one of the folders that libraries came from.</summary>
    public LibraryImage? FindBeside(string fileName, string? firstFolder = null)
    {
        foreach (var folder in Folders(firstFolder))
        {
            var path = Path.Combine(folder, fileName);
            if (File.Exists(path))
                return Get(path);
        }

        return null;
    }

    /// <summary>Whether a library that the session uses has been built anew since it was read.</summary>
    public static bool IsOutdated(LibraryImage library) =>
        File.Exists(library.Path) && File.GetLastWriteTimeUtc(library.Path) != library.Written;

    /// <summary>The folders that libraries came from.</summary>
    public IEnumerable<string> Folders(string? first = null) =>
        (first is null ? [] : new[] { first }).Concat(_byPath.Values.Select(library => library.Folder)).Distinct(StringComparer.Ordinal);

    private LibraryImage? FindSatellite(string simpleName, string culture)
    {
        foreach (var folder in Folders())
        {
            var path = Path.Combine(folder, culture, simpleName + ".dll");
            if (File.Exists(path))
                return LibraryImage.Read(path);
        }

        return null;
    }
}
