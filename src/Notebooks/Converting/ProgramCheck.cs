using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks;

/// <summary>Compiles a program in memory, with the libraries that the notebook's cells have.</summary>
/// <param name="pieces">The notebook's C#.</param>
internal sealed class ProgramCheck(IReadOnlyList<ScriptPiece> pieces)
{
    private readonly List<MetadataReference> _references = ReferencesOf(pieces);

    /// <summary>The errors of a program; none if it compiles.</summary>
    public IReadOnlyList<Diagnostic> ErrorsOf(string program) =>
        [.. Compile(program).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>A program, compiled as the SDK would.</summary>
    public CSharpCompilation Compile(string program)
    {
        // The lines for the SDK are no C#; they keep their place.
        var text = string.Join('\n', program.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal) ? "" : line));
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14));
        return CSharpCompilation.Create("converted", [tree], _references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
    }

    /// <summary>The text under an error's mark.</summary>
    public static string Marked(Diagnostic error) => error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan);

    /// <summary>An error as the user reads it.</summary>
    public static string Describe(Diagnostic error) => $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";

    // With what the libraries beside a #r bring along, and without the kernel, for which the program has its own stand-in.
    private static List<MetadataReference> ReferencesOf(IReadOnlyList<ScriptPiece> pieces)
    {
        var references = new Dictionary<string, MetadataReference>(StringComparer.OrdinalIgnoreCase);
        foreach (var compilation in pieces.Select(piece => piece.Compilation))
        {
            foreach (var reference in compilation.References.Concat(compilation.SourceModule.ReferencedAssemblySymbols.Select(assembly => compilation.GetMetadataReference(assembly)).OfType<MetadataReference>()))
            {
                if (reference is PortableExecutableReference { FilePath: { } path } && Path.GetFileName(path) is var name && name != "CSharpKernel.dll")
                    references.TryAdd(name, reference.WithAliases([]));
            }
        }

        return [.. references.Values];
    }
}
