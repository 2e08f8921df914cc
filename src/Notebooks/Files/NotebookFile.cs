using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// A notebook file: its JSON as it stands, and the cells as views of it. Fields that this program doesn't know keep their
/// values, places and spelling.
/// </summary>
internal sealed class NotebookFile
{
    /// <summary>The largest file that is read. Editors fail at much smaller ones.</summary>
    public const long MaximumLength = 64 * 1024 * 1024;

    private readonly byte[] _original;
    private readonly JsonStyle _style;

    private NotebookFile(string path, byte[] original, JsonObject root, JsonStyle style)
    {
        Path = path;
        _original = original;
        Root = root;
        _style = style;
        Cells = [.. ((JsonArray)root["cells"]!).Select((cell, i) => new NotebookCell((JsonObject)cell!, i + 1))];
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>The folder that relative paths in its cells start from.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public JsonObject Root { get; }

    public JsonObject? Metadata => Root["metadata"] as JsonObject;

    public IReadOnlyList<NotebookCell> Cells { get; }

    public IEnumerable<NotebookCell> CodeCells => Cells.Where(c => c.IsCode);

    /// <summary>Reads a notebook of nbformat 4.</summary>
    /// <exception cref="NotebookFileException">It can't be read, is not JSON, or not a notebook; the message says where.</exception>
    public static NotebookFile Load(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        return Parse(path, ReadBytes(path));
    }

    /// <summary>Reads a notebook from the bytes of its file.</summary>
    /// <exception cref="NotebookFileException">They are not a notebook.</exception>
    public static NotebookFile Parse(string path, byte[] content)
    {
        var text = NotebookParser.Decode(content);
        return new(path, content, NotebookParser.Parse(text), JsonStyle.Of(text));
    }

    /// <summary>The notebook as it was read, to run or to change independently.</summary>
    public NotebookFile Copy() => Parse(Path, _original);

    /// <summary>The file's content now.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(JsonText.Write(Root, _style));

    /// <summary>
    /// Replaces the file by the present content, whole or not at all. A file that already has it is not touched.
    /// </summary>
    /// <returns>Whether the file changed.</returns>
    /// <exception cref="NotebookFileException">
    /// It could not be written, or somebody else changed it after it was read. The file is as it was.
    /// </exception>
    public bool Save()
    {
        var content = ToBytes();
        AtomicFile.RemoveLitter(Path);
        if (!ReadBytes(Path).AsSpan().SequenceEqual(_original))
            throw AtomicFile.ChangedMeanwhile();
        if (content.AsSpan().SequenceEqual(_original))
            return false;
        AtomicFile.Replace(Path, content, _original);
        return true;
    }

    /// <summary>The bytes of a notebook's file.</summary>
    /// <exception cref="NotebookFileException">It can't be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            // Not opened: a pipe would wait for somebody to write into it, and a device has no end.
            var file = new FileInfo(path);
            if (file.LinkTarget is not null)
                file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            if (file is { Exists: true, Length: 0 })
                throw NotebookFileException.Damaged("not a notebook: the file is empty, or not a regular file");
            return Read(path) ?? throw new NotebookFileException($"not read: a notebook has {MaximumLength / (1024 * 1024)} MB at most", "clear its outputs");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileInfo(path).LinkTarget is { } target
                ? new NotebookFileException($"is a link to {target}, which is not there", "correct or remove the link", e)
                : new NotebookFileException("no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Directory.Exists(path)
                ? new NotebookFileException("is a folder, not a file", "name a notebook in it", e)
                : new NotebookFileException("can't be read: permission denied", "give yourself the permission to read it", e);
        }
        catch (IOException e)
        {
            throw new NotebookFileException($"can't be read: {e.Message}", e);
        }
    }

    private static byte[]? Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > MaximumLength)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
