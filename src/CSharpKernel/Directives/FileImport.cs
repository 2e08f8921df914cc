namespace CSharpKernel;

/// <summary>Follows <c>#!import</c>: runs what a file consists of, in this session.</summary>
internal sealed class FileImport(CellHost host)
{
    // The files that are being imported, the outermost first.
    private readonly List<string> _files = [];

    /// <summary>Imports a file.</summary>
    /// <param name="line">The directive.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="folder">What the file's path is relative to.</param>
    /// <param name="run">Runs a text under a path, relative to a folder.</param>
    /// <exception cref="DirectiveException">The file is not there, can't be read or imports itself.</exception>
    public CellResult Run(DirectiveLine line, string path, string folder, Func<string, string, string, CellResult> run)
    {
        if (line.Values.FirstOrDefault() is not { Length: > 0 } named)
            throw new DirectiveException(line, "#!import needs a file: " + DirectiveTable.Find("import")!.Usage);
        var file = CellPaths.Resolve(named, null, folder);
        var cells = Read(line, file);
        _files.Add(file);
        try
        {
            foreach (var cell in cells)
            {
                if (CellParts.Of(cell.Code).Problem is { } problem && DirectiveTable.Find(problem.Line.Name)?.Kind == DirectiveKind.OtherLanguage)
                {
                    host.Execution.Output.Notify($"{CellPaths.NameOf(cell.Path)} is skipped: it is not C# (#!{problem.Line.Name}).\n");
                    continue;
                }

                var result = run(cell.Code, cell.Path, Path.GetDirectoryName(file)!);
                if (result.Error is { } error && result.Status == CellStatus.Error)
                    return result with { Error = Named(error, cell, path, line) };
                if (result.Status != CellStatus.Ok)
                    return result;
            }

            return new CellResult(CellStatus.Ok, null, null);
        }
        finally
        {
            _files.RemoveAt(_files.Count - 1);
        }
    }

    private IReadOnlyList<ImportedCell> Read(DirectiveLine line, string file)
    {
        if (_files.IndexOf(file) is >= 0 and var first)
            throw new DirectiveException(line, $"{Path.GetFileName(file)} imports itself: {string.Join(" → ", _files[first..].Append(file).Select(Path.GetFileName))}.");
        if (Directory.Exists(file))
            throw new DirectiveException(line, $"{file} is a folder; #!import takes a file.");
        if (!File.Exists(file))
            throw new DirectiveException(line, $"There is no file {file} to import.");
        try
        {
            return ImportedFile.Read(file);
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException(line, $"{file} can't be imported. {unreadable.Message}");
        }
    }

    private static CellError Named(CellError error, ImportedCell cell, string path, DirectiveLine line)
    {
        var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{CellPaths.NameOf(path)}, line {line.Line}");
        return error with
        {
            Message = $"{CellPaths.NameOf(cell.Path)}: {error.Message}",
            Traceback = [.. error.Traceback, $"   in {CellPaths.NameOf(cell.Path)}, imported at {place}"],
        };
    }
}
