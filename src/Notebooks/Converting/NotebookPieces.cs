using CSharpKernel;

namespace Notebooks;

/// <summary>Takes a notebook apart: text, C# bound by the kernel's own compiler, directives.</summary>
internal sealed class NotebookPieces
{
    private readonly CellCompiler _compiler;
    private readonly string _folder;
    private readonly List<NotebookPiece> _pieces = [];
    private readonly List<string> _files = [];

    private NotebookPieces(string folder)
    {
        _folder = folder;
        _compiler = new CellCompiler(new ScriptSessionOptions { WorkingDirectory = folder });
    }

    /// <summary>The notebook's pieces.</summary>
    /// <exception cref="ConversionException">A cell can't become part of a program.</exception>
    public static IReadOnlyList<NotebookPiece> Of(NotebookFile notebook)
    {
        if (NotebookLanguage.OtherLanguage(notebook) is { } language)
            throw new ConversionException($"the notebook is in {language}; only C# can be converted");
        var pieces = new NotebookPieces(notebook.Folder);
        foreach (var cell in notebook.Cells)
            pieces.Add(cell, $"cell {cell.Position}");
        return pieces._pieces;
    }

    private void Add(NotebookCell cell, string name)
    {
        if (string.IsNullOrWhiteSpace(cell.Source))
            return;
        if (!cell.IsCode)
            _pieces.Add(new CommentPiece(name, cell.Source));
        else if (cell.HasTag("skip-execution"))
            _pieces.Add(new CommentPiece(name, "Not run in the notebook:\n\n" + cell.Source));
        else if (NotebookLanguage.OtherLanguage(cell) is { } language)
            throw new ConversionException($"{name}: the cell is in {language}; only C# can be converted. Tag it skip-execution to make it a comment");
        else
            Add(NotebookLanguage.SourceToRun(cell), name, CellPaths.Of(cell.Position), cell.Position, _folder, cell.HasTag("raises-exception"));
    }

    private void Add(string code, string name, string path, int position, string folder, bool mayFail)
    {
        var parts = CellParts.Of(code);
        if (parts.Problem is { } problem)
            throw new ConversionException($"{name}: {problem.Message}");
        var isTimed = parts.OfCell.Any(part => !part.Line.AsksForHelp);
        if (isTimed)
            _pieces.Add(new StatementPiece(name, ProgramHelpers.BeginTime));
        foreach (var part in parts.Parts)
            Add(part, name, path, position, folder, mayFail);
        if (isTimed)
            _pieces.Add(new StatementPiece(name, ProgramHelpers.EndTime));
    }

    private void Add(CellPart part, string name, string path, int position, string folder, bool mayFail)
    {
        switch (part)
        {
            case CodePart code:
                AddCode(code.Code, name, path, position, mayFail);
                break;
            case TextPart { Directive.Name: "value" } text:
                AddCode(Following(name, () => ValueDirectives.OfText(text, folder)), name, path, position, mayFail);
                break;
            case TextPart text:
                _pieces.Add(new CommentPiece(name, text.Text));
                break;
            case CommandPart { Directive.Name: "import" } import:
                Import(import.Line, name, position, folder, mayFail);
                break;
            case CommandPart { Directive.Name: "set" or "share" } command when !command.Line.AsksForHelp:
                if (command.Directive.Name == "set" || command.Line.Option("--as") is not null)
                    throw new ConversionException($"{name}: {command.Line.Text} can't be converted. Write it in C#: var name = value;");
                break;
            case CommandPart command:
                _pieces.Add(new CommentPiece(name, command.Line.Text));
                break;
        }
    }

    private void Import(DirectiveLine line, string name, int position, string folder, bool mayFail)
    {
        if (line.Values.FirstOrDefault() is not { } named)
            throw new ConversionException($"{name}: #!import needs a file");
        var file = CellPaths.Resolve(named, null, folder);
        if (_files.Contains(file))
            throw new ConversionException($"{name}: {Path.GetFileName(file)} imports itself");
        _files.Add(file);
        foreach (var cell in Read(name, file))
            Add(cell.Code, $"{name}, {CellPaths.NameOf(cell.Path)}", cell.Path, position, Path.GetDirectoryName(file)!, mayFail);
        _files.Remove(file);
    }

    private static IReadOnlyList<ImportedCell> Read(string name, string file)
    {
        try
        {
            return ImportedFile.Read(file);
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ConversionException($"{name}: {file} can't be imported: {unreadable.Message}");
        }
    }

    private void AddCode(string code, string name, string path, int position, bool mayFail)
    {
        var libraries = PlacedDirective.Find(code, path, _folder);
        if (_compiler.Packages.Prepare(ref code, path, null, CancellationToken.None) is { } missing)
            throw new ConversionException($"{name}: {missing.Message}");
        var compilation = _compiler.Analyze(code, path, CancellationToken.None);
        if (_compiler.ErrorOf(compilation, path, CancellationToken.None) is { } error)
        {
            if (!mayFail)
                throw new ConversionException($"{name} does not compile: {error.Message}");
            _pieces.Add(new BrokenPiece(name, code, error));
            return;
        }

        _compiler.Keep(compilation);
        _pieces.Add(new ScriptPiece(name, position, compilation, mayFail) { Libraries = libraries });
    }

    private static string Following(string name, Func<string> directive)
    {
        try
        {
            return directive();
        }
        catch (DirectiveException refused)
        {
            throw new ConversionException($"{name}: {refused.Message}");
        }
    }
}
