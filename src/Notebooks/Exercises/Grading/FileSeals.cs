using System.Security.Cryptography;

namespace Notebooks;

/// <summary>Proves that files are after a grading what they were before it.</summary>
internal sealed class FileSeals
{
    private readonly List<(string Path, string Hash)> _files;

    /// <param name="files">The files.</param>
    public FileSeals(IEnumerable<string> files) => _files = [.. files.Select(f => (f, HashOf(f)))];

    /// <summary>Those that are not.</summary>
    public IEnumerable<string> Broken => _files.Where(f => HashOf(f.Path) != f.Hash).Select(f => f.Path);

    private static string HashOf(string path)
    {
        try
        {
            // A pipe or a device would never end.
            var file = new FileInfo(path);
            if (file.LinkTarget is not null || file.Length == 0)
                return $"{file.LinkTarget}/{file.Attributes}";
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.GetType().Name;
        }
    }
}
