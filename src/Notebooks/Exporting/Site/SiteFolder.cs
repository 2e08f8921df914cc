using System.Text;

namespace Notebooks;

/// <summary>
/// The folder that a site is written to. A list in it says what an export wrote, and only that is replaced or removed: whatever
/// else is there stays.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class SiteFolder(string folder)
{
    /// <summary>The name of the list.</summary>
    public const string ManifestName = ".export-manifest";

    /// <summary>Whether an earlier export wrote a file.</summary>
    /// <exception cref="ExportException">The folder can't be read.</exception>
    public bool Has(string address)
    {
        try
        {
            return Ours().Contains(address);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{folder} can't be read: {e.Message}");
        }
    }

    /// <summary>Writes a site, and removes what an earlier export wrote that this one did not.</summary>
    /// <param name="files">The content of each address.</param>
    /// <exception cref="ExportException">Somebody else's file is in the way, or the folder can't be written.</exception>
    public void Write(IReadOnlyDictionary<string, byte[]> files)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var ours = Ours();
            var foreign = files.Keys.Where(f => !ours.Contains(f) && File.Exists(PathOf(f))).Order(StringComparer.Ordinal).ToList();
            if (foreign.Count > 0)
                throw new ExportException($"{PathOf(foreign[0])} is there already and no export wrote it, so it is left as it is; name an empty folder");
            // Before anything else: what is written from here on is known to be ours even if this is interrupted.
            WriteManifest(ours.Union(files.Keys));
            foreach (var parent in files.Keys.Select(f => Path.GetDirectoryName(PathOf(f))!).Distinct())
                Directory.CreateDirectory(parent);
            Parallel.ForEach(files, file => WriteFile(PathOf(file.Key), file.Value));
            foreach (var old in ours.Where(f => !files.ContainsKey(f)))
                Remove(PathOf(old));
            WriteManifest(files.Keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"the site can't be written to {folder}: {e.Message}");
        }
    }

    private string PathOf(string address) => Path.Combine(folder, address.Replace('/', Path.DirectorySeparatorChar));

    private HashSet<string> Ours()
    {
        var manifest = Path.Combine(folder, ManifestName);
        var lines = File.Exists(manifest) ? File.ReadAllLines(manifest) : [];
        // Whatever the list says, nothing outside the folder is ours.
        return lines.Where(l => l.Length > 0 && !Path.IsPathRooted(l) && !l.Split('/', '\\').Contains("..")).ToHashSet(StringComparer.Ordinal);
    }

    private void WriteManifest(IEnumerable<string> files) =>
        AtomicFile.Replace(Path.Combine(folder, ManifestName), Encoding.UTF8.GetBytes(string.Concat(files.Order(StringComparer.Ordinal).Select(f => f + "\n"))));

    // What has not changed is not touched.
    private static void WriteFile(string path, byte[] content)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != content.Length || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            File.WriteAllBytes(path, content);
    }

    private void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
        for (var parent = Path.GetDirectoryName(path)!; parent.Length > folder.Length && Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any(); parent = Path.GetDirectoryName(parent)!)
            Directory.Delete(parent);
    }
}
