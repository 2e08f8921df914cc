using System.Globalization;
using System.Text;
using CSharpKernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks;

/// <summary>Puts a program together: directives, usings, the cells in their order, and at the end what a program declares at its end.</summary>
/// <param name="title">The comment on its first line.</param>
/// <param name="references">Its <c>#:package</c> and <c>#:project</c> lines.</param>
/// <param name="pieces">The notebook's pieces.</param>
internal sealed class ConvertedProgram(string title, IReadOnlyList<string> references, IReadOnlyList<NotebookPiece> pieces)
{
    private static readonly string[] Settings =
    [
        // The formatters look at types at run time.
        "PublishAot=false",
        "ImplicitUsings=disable",
        "Nullable=disable",
        "AllowUnsafeBlocks=true",
        "ServerGarbageCollection=false",
        // A repository around the program may ask for more than a notebook's code gives.
        "ManagePackageVersionsCentrally=false",
        "TreatWarningsAsErrors=false",
        "RunAnalyzers=false",
        "WarningLevel=0",
        "GenerateDocumentationFile=false",
    ];

    private readonly StringBuilder _text = new();
    private readonly List<(int Line, string Name)> _starts = [];

    /// <summary>The program with these names and lifted members.</summary>
    public string Write(ScriptNames names, LiftedMembers lifted)
    {
        _text.Clear();
        _starts.Clear();
        var scripts = pieces.OfType<ScriptPiece>().ToList();
        var written = scripts.ToDictionary(piece => piece, piece => piece.Compilation.SyntaxTrees.Select(tree => new PieceWriter(piece, tree, names, lifted).Write()).ToList());
        WriteHead(scripts, lifted);
        foreach (var piece in pieces)
        {
            _starts.Add((_text.ToString().Count(character => character == '\n'), piece.Name));
            WritePiece(piece, written);
        }

        _starts.Add((_text.ToString().Count(character => character == '\n'), "the declarations"));
        WriteTypes(scripts, written);
        WriteMembers(scripts, written, names, lifted);
        return _text.Append('\n').Append(ProgramHelpers.Text).ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The name of the piece in which a line of the text last written is.</summary>
    public string NameAt(int line) => _starts.LastOrDefault(start => start.Line <= line).Name ?? "the usings";

    private void WriteHead(List<ScriptPiece> scripts, LiftedMembers lifted)
    {
        Line("#:sdk Microsoft.NET.Sdk.Web");
        foreach (var reference in references.Append(FormattingPackage).Distinct(StringComparer.OrdinalIgnoreCase))
            Line(reference);
        foreach (var setting in Settings)
            Line("#:property " + setting);
        Line("");
        Line(title);
        Line("");
        var usings = CellCompiler.Usings[..^1].Select(name => $"using {name};").Append($"using static {CellCompiler.Usings[^1]};");
        var own = scripts.SelectMany(piece => piece.Compilation.SyntaxTrees).SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings).Select(use => use.WithoutTrivia().NormalizeWhitespace().ToString());
        foreach (var use in usings.Concat(own).Concat(lifted.Any ? new[] { $"using static {ProgramHelpers.Members};" } : []).Distinct(StringComparer.Ordinal))
            Line(use);
        Line("");
        Line(ProgramHelpers.InvariantCulture);
    }

    // The version that the kernel formats with.
    private static string FormattingPackage { get; } = string.Create(CultureInfo.InvariantCulture,
        $"#:package Microsoft.DotNet.Interactive.Formatting@{FormattingVersion.Text}");

    private void WritePiece(NotebookPiece piece, Dictionary<ScriptPiece, List<WrittenPiece>> written)
    {
        switch (piece)
        {
            case CommentPiece comment:
                Line("");
                foreach (var line in comment.Text.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
                    Line(("// " + line).TrimEnd());
                break;
            case StatementPiece statement:
                Line("");
                Line(statement.Code);
                break;
            case BrokenPiece broken:
                Line("");
                foreach (var line in broken.Code.ReplaceLineEndings("\n").Trim().Split('\n'))
                    Line(("// " + line).TrimEnd());
                Line($"Kernel.Failed({SymbolDisplay.FormatLiteral(broken.Error.Name, true)}, {SymbolDisplay.FormatLiteral(broken.Error.Message, true)});");
                break;
            case ScriptPiece script:
                WriteScript(string.Join('\n', written[script].Select(part => part.Statements)), script.MayFail);
                break;
        }
    }

    private void WriteScript(string statements, bool mayFail)
    {
        var lines = statements.ReplaceLineEndings("\n").Split('\n').ToList();
        // Usings, types and references leave empty lines behind.
        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[0]))
            lines.RemoveAt(0);
        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[^1]))
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count == 0)
            return;
        Line("");
        if (mayFail)
            Line("try\n{");
        // No indentation: lines may be inside a string.
        foreach (var line in lines)
            Line(line);
        if (mayFail)
            Line("}\ncatch (Exception _failure)\n{\n    Kernel.Failed(_failure);\n}");
    }

    private void WriteTypes(List<ScriptPiece> scripts, Dictionary<ScriptPiece, List<WrittenPiece>> written)
    {
        foreach (var type in scripts.SelectMany(script => written[script]).SelectMany(part => part.Types))
            Line("\n" + type);
        foreach (var group in scripts.GroupBy(ScriptNames.Container))
        {
            var types = group.SelectMany(script => written[script]).SelectMany(part => part.RenamedTypes).ToList();
            if (types.Count > 0)
                Line($"\n// Types whose names earlier cells have given to others.\nstatic class {group.Key}\n{{\n{string.Join("\n\n", types)}\n}}");
        }
    }

    private void WriteMembers(List<ScriptPiece> scripts, Dictionary<ScriptPiece, List<WrittenPiece>> written, ScriptNames names, LiftedMembers lifted)
    {
        if (!lifted.Any)
            return;
        var members = scripts.SelectMany(script => written[script].SelectMany(part => part.Members)
            .Concat(script.Compilation.SyntaxTrees.SelectMany(tree => NameEdits.Members(script, tree, names, lifted))));
        Line($"\n// What the types above, and functions outside of the statements, use too.\nstatic class {ProgramHelpers.Members}\n{{\n{string.Join("\n\n", members)}\n}}");
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
