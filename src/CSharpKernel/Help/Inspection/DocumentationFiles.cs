using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Win32.SafeHandles;

namespace CSharpKernel;

/// <summary>
/// Finds a member's text in the XML files that compilers write beside libraries. A file is searched, not read into memory:
/// the base library's are tens of megabytes, of which a reader asks for a few lines.
/// </summary>
internal static class DocumentationFiles
{
    private const int LongestEntry = 1 << 20;
    private const int PieceLength = 1 << 17;
    private static readonly Lazy<string[]> FrameworkFiles = new(FindFrameworkFiles);

    /// <summary>The entry of a member, by its documentation id; null if there is none.</summary>
    /// <param name="library">The path of the library that declares it.</param>
    /// <param name="id">Its id, such as <c>M:System.Math.Abs(System.Double)</c>.</param>
    public static XElement? Find(string library, string id) =>
        Candidates(library, id).Select(file => Find(file, Encoding.UTF8.GetBytes($"<member name=\"{id}\">"))).FirstOrDefault(entry => entry is not null);

    private static IEnumerable<string> Candidates(string library, string id)
    {
        var name = Path.GetFileNameWithoutExtension(library);
        var beside = Path.ChangeExtension(library, ".xml");
        if (File.Exists(beside))
            return [beside];
        // The runtime's libraries are cut otherwise than those one compiles against, beside which the documentation is.
        return HostReferences.Owns(name) ? FrameworkFiles.Value.OrderBy(file => Distance(Path.GetFileNameWithoutExtension(file), name, id)) : InPackages(name);
    }

    private static int Distance(string file, string library, string id) =>
        file == library ? 0 : file == "System.Runtime" ? 1 : id.AsSpan(2).StartsWith(file + ".", StringComparison.Ordinal) ? 2 : 3;

    // A library copied out of a package has left its documentation there.
    private static string[] InPackages(string name)
    {
        try
        {
            var package = new DirectoryInfo(Path.Combine(PackageSource.Folder, name.ToLowerInvariant()));
            return package.Exists
                ? [.. package.EnumerateFiles(name + ".xml", SearchOption.AllDirectories).OrderByDescending(file => file.FullName, StringComparer.Ordinal).Select(file => file.FullName).Take(1)]
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string[] FindFrameworkFiles()
    {
        try
        {
            var root = new FileInfo(typeof(object).Assembly.Location).Directory!.Parent!.Parent!.Parent!.FullName;
            var moniker = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"net{Environment.Version.Major}.{Environment.Version.Minor}");
            return [.. ((string[])["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"]).SelectMany(pack => Newest(Path.Combine(root, "packs", pack), moniker))];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string[] Newest(string pack, string moniker)
    {
        if (!Directory.Exists(pack))
            return [];
        var folder = Directory.GetDirectories(pack)
            .Select(version => Path.Combine(version, "ref", moniker))
            .Where(Directory.Exists)
            .OrderByDescending(path => Version.TryParse(Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)!)!).Split('-')[0], out var version) ? version : new Version(0, 0))
            .FirstOrDefault();
        return folder is null ? [] : Directory.GetFiles(folder, "*.xml");
    }

    private static XElement? Find(string file, byte[] opening)
    {
        try
        {
            return EntryIn(file, opening) is { } entry ? XElement.Parse(entry, LoadOptions.PreserveWhitespace) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    // Piece by piece through one small buffer: whole files as arrays would stay in the process's memory long after.
    private static string? EntryIn(string file, byte[] opening)
    {
        using var handle = File.OpenHandle(file);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            for (var (offset, read) = (0L, 0); ; offset += read - opening.Length)
            {
                read = RandomAccess.Read(handle, buffer.AsSpan(0, PieceLength), offset);
                var start = buffer.AsSpan(0, read).IndexOf(opening);
                if (start >= 0)
                    return EntryAt(handle, offset + start);
                if (read <= opening.Length)
                    return null;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? EntryAt(SafeFileHandle handle, long offset)
    {
        for (var length = 4096; ; length *= 4)
        {
            var entry = new byte[length];
            var read = RandomAccess.Read(handle, entry, offset);
            var end = entry.AsSpan(0, read).IndexOf("</member>"u8);
            if (end >= 0)
                return Encoding.UTF8.GetString(entry, 0, end + "</member>".Length);
            if (read < length || length >= LongestEntry)
                return null;
        }
    }
}
