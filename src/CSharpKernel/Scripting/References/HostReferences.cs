using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace CSharpKernel;

/// <summary>
/// The assemblies that the host gives to every cell: the framework, the formatting package and this kernel. A cell's own
/// libraries always get these, never a copy of them beside a library, so that both sides mean the same types.
/// </summary>
internal static class HostReferences
{
    private static readonly string FrameworkFolder = FolderOf(typeof(object));
    private static readonly string AspNetFolder = FolderOf(typeof(HtmlString));
    private static readonly Dictionary<string, string> TrustedPaths = ReadTrustedPaths();
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> Created = new(StringComparer.Ordinal);

    /// <summary>What every cell sees: the assemblies that define types, not those that only forward to them.</summary>
    public static ImmutableArray<MetadataReference> Visible { get; } =
    [
        // Every cell's compilation binds each of these to all that it refers to. The hundred that only forward are found when a
        // library asks for them.
        .. TrustedPaths.Values.Where(path => Path.GetDirectoryName(path) == FrameworkFolder).Order(StringComparer.Ordinal).Select(Reference).Where(DefinesTypes),
        Reference(typeof(HtmlString).Assembly.Location),
        Reference(typeof(Formatter).Assembly.Location),
        Reference(typeof(HostReferences).Assembly.Location),
    ];

    /// <summary>The version of the formatting package that the host shares with cells.</summary>
    public static string FormattingVersion { get; } =
        typeof(Formatter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The names of the assemblies of ASP.NET, which cells see only when a package leads to them.</summary>
    public static IEnumerable<string> AspNet => TrustedPaths.Keys.Where(IsAspNet);

    /// <summary>Whether cells and their libraries share the host's copy of the assembly of this name.</summary>
    public static bool Owns(string assemblyName) => IsShared(assemblyName) || IsAspNet(assemblyName);

    /// <summary>Whether cells get the host's copy even if they ask for a newer one: its types pass between cells and host.</summary>
    public static bool IsShared(string assemblyName) =>
        TrustedPaths.TryGetValue(assemblyName, out var path)
        && (Path.GetDirectoryName(path) == FrameworkFolder
            || path == typeof(Formatter).Assembly.Location
            || path == typeof(HtmlString).Assembly.Location
            || path == typeof(HostReferences).Assembly.Location);

    /// <summary>Whether the assembly belongs to ASP.NET: the host has it, and a package may bring a newer one.</summary>
    public static bool IsAspNet(string assemblyName) =>
        TrustedPaths.TryGetValue(assemblyName, out var path) && Path.GetDirectoryName(path) == AspNetFolder;

    /// <summary>Where the host's copy of an assembly is; null if it has none.</summary>
    public static string? PathOf(string assemblyName) => TrustedPaths.GetValueOrDefault(assemblyName);

    /// <summary>The host's copy of an assembly, also of those that cells don't see by themselves; null if it has none.</summary>
    public static PortableExecutableReference? Find(string assemblyName) =>
        TrustedPaths.TryGetValue(assemblyName, out var path) ? Reference(path) : null;

    /// <summary>A reference to an assembly file that nobody replaces, such as those of packages.</summary>
    public static PortableExecutableReference Reference(string path) =>
        Created.GetOrAdd(path, static path => MetadataOf(path).GetReference(filePath: path, display: Path.GetFileName(path)));

    // Opened lazily and mapped, not read: the framework's metadata is tens of megabytes, of which a cell touches little.
    private static AssemblyMetadata MetadataOf(string path) =>
        AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1), leaveOpen: false));

    private static bool DefinesTypes(PortableExecutableReference reference)
    {
        var reader = ((AssemblyMetadata)reference.GetMetadata()).GetModules()[0].GetMetadataReader();
        return reader.TypeDefinitions.Any(handle => (reader.GetTypeDefinition(handle).Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public);
    }

    private static string FolderOf(Type type) => Path.GetDirectoryName(type.Assembly.Location)!;

    private static Dictionary<string, string> ReadTrustedPaths()
    {
        var list = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        return paths;
    }
}
