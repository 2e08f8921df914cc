using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>
/// A library as it was on disk when the session first met it, in memory: the file is never locked, and the compiler and the
/// runtime are sure to see the same bytes although a build may replace the file between the two.
/// </summary>
internal sealed class LibraryImage
{
    private LibraryImage(string path, ImmutableArray<byte> image, DateTime written)
    {
        Path = path;
        Image = image;
        Written = written;
        var metadata = AssemblyMetadata.CreateFromImage(image);
        Name = metadata.GetModules()[0].GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
        Version = metadata.GetModules()[0].GetModuleVersionId();
        Reference = metadata.GetReference(filePath: path, display: path);
    }

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public System.Reflection.AssemblyName Name { get; }

    /// <summary>The module version id: equal in two files only if they are the same build.</summary>
    public Guid Version { get; }

    public DateTime Written { get; }

    public PortableExecutableReference Reference { get; }

    private ImmutableArray<byte> Image { get; }

    /// <summary>Reads a library.</summary>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static LibraryImage Read(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        return new LibraryImage(path, ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(path)), written);
    }

    public Stream OpenImage() => new MemoryStream(ImmutableCollectionsMarshal.AsArray(Image)!, writable: false);

    /// <summary>The debug symbols beside the library, which give its frames line numbers; null if there are none.</summary>
    public Stream? OpenSymbols()
    {
        var path = System.IO.Path.ChangeExtension(Path, ".pdb");
        return File.Exists(path) ? new MemoryStream(File.ReadAllBytes(path), writable: false) : null;
    }
}
