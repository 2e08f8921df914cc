using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CSharpKernel;

/// <summary>
/// Finds a member's text in the XML files that compilers write beside libraries. A file is searched, not read into memory:
/// the base library's are tens of megabytes, of which a reader asks for a few lines.
/// </summary>
internal static class DocumentationFiles
{
    private const int LongestEntry = 1 << 20;
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
            var bytes = File.ReadAllBytes(file).AsSpan();
            var start = bytes.IndexOf(opening);
            if (start < 0)
                return null;
            var rest = bytes[start..Math.Min(bytes.Length, start + LongestEntry)];
            var end = rest.IndexOf("</member>"u8);
            return end < 0 ? null : XElement.Parse(Encoding.UTF8.GetString(rest[..(end + "</member>".Length)]), LoadOptions.PreserveWhitespace);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }
}
