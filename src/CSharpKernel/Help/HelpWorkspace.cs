using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel;

/// <summary>
/// Gives a text that is being typed its meaning on top of the cells that have run. It reads what the session has kept and
/// changes nothing of it, so a running cell neither waits for it nor is disturbed.
/// </summary>
internal sealed class HelpWorkspace(CellCompiler compiler) : IDisposable
{
    private const int MostOpen = 250;

    private readonly CSharpCompilationOptions _options = compiler.OptionsWith(new HelpLibraries(compiler.WorkingDirectory, compiler.Libraries));
    private readonly DocumentId _document = DocumentId.CreateNewId(ProjectId.CreateNewId());
    private AdhocWorkspace? _workspace;
    private CSharpCompilation? _beforeTheFirst;
    private CSharpCompilation? _lastKept;
    private TypedCell? _last;

    public string WorkingDirectory => compiler.WorkingDirectory;

    /// <summary>Reads a text.</summary>
    /// <exception cref="InsufficientExecutionStackException">It is nested too deeply.</exception>
    public TypedCell Read(string text, CancellationToken cancellation)
    {
        if (OpensTooMuch(text))
            throw new InsufficientExecutionStackException("The text opens more brackets than can be looked into.");
        var kept = compiler.Kept ?? (_beforeTheFirst ??= BeforeTheFirst());
        if (_last is { } last && last.Text == text && _lastKept == kept)
            return last;
        var workspace = _workspace ??= CreateWorkspace();
        workspace.TryApplyChanges(workspace.CurrentSolution.WithDocumentText(_document, SourceText.From(text)));
        var tree = workspace.CurrentSolution.GetDocument(_document)!.GetSyntaxTreeAsync(cancellation).GetAwaiter().GetResult()!;
        // Between two keys only the text differs: what the libraries are bound to is taken over.
        var compilation = _last is { } earlier && _lastKept == kept
            ? earlier.Compilation.ReplaceSyntaxTree(earlier.Tree, tree)
            : CSharpCompilation.CreateScriptCompilation("typed", tree, [], _options.WithUsings(), kept, typeof(object));
        var cell = new TypedCell(text, compilation, tree, workspace);
        if (cell.IsTooDeep)
            throw new InsufficientExecutionStackException("The text is nested too deeply to look into.");
        _lastKept = kept;
        return _last = cell;
    }

    // Before it is parsed: at each of many open parentheses the parser looks ahead over all that follow, and hears of no
    // cancellation meanwhile.
    private static bool OpensTooMuch(string text)
    {
        var depth = 0;
        foreach (var character in text)
        {
            depth += character switch
            {
                '(' or '[' or '{' or '<' => 1,
                ')' or ']' or '}' or '>' => depth > 0 ? -1 : 0,
                _ => 0,
            };
            if (depth > MostOpen)
                return true;
        }

        return false;
    }

    public void Dispose() => _workspace?.Dispose();

    // With an empty cell below, the references of a session without cells are bound once, not at each key.
    private CSharpCompilation BeforeTheFirst() => CSharpCompilation.CreateScriptCompilation(
        "empty", CSharpSyntaxTree.ParseText("", CellCompiler.ParseOptions), HostReferences.Visible, _options, returnType: typeof(object));

    private AdhocWorkspace CreateWorkspace()
    {
        // The default host looks for assemblies that are not here.
        var host = MefHostServices.Create([typeof(Workspace).Assembly, Assembly.Load("Microsoft.CodeAnalysis.CSharp.Workspaces")]);
        var workspace = new AdhocWorkspace(host);
        var project = ProjectInfo.Create(
            _document.ProjectId, VersionStamp.Default, "cells", "cells", LanguageNames.CSharp, parseOptions: CellCompiler.ParseOptions, isSubmission: true);
        var document = DocumentInfo.Create(_document, "cell", sourceCodeKind: SourceCodeKind.Script);
        workspace.TryApplyChanges(workspace.CurrentSolution.AddProject(project).AddDocument(document));
        return workspace;
    }
}
