using Microsoft.CodeAnalysis;

namespace Notebooks;

/// <summary>
/// Makes a file-based program of a notebook: <c>dotnet run NOTEBOOK.cs</c> prints what the notebook shows as text. What has no
/// equivalent is refused; the program is compiled before it is handed out.
/// </summary>
internal static class NotebookConverter
{
    // A name that is taken where it stands, used before it is declared, or has no value yet: as a static member it has one.
    private static readonly HashSet<string> CuredByLifting = ["CS0136", "CS0128", "CS0841", "CS0165", "CS1931", "CS0412", "CS8421", "CS8422", "CS0135", "CS0844"];
    private const int MostAttempts = 50;

    /// <summary>The program.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="target">The program's folder, from which its projects are named.</param>
    /// <exception cref="ConversionException">It can't be made.</exception>
    public static string Convert(NotebookFile notebook, string target)
    {
        var pieces = NotebookPieces.Of(notebook);
        var scripts = pieces.OfType<ScriptPiece>().ToList();
        var name = Path.GetFileName(notebook.Path);
        var program = new ConvertedProgram($"// {name} as a program: dotnet run {Path.ChangeExtension(name, ".cs")}", ProgramReferences.Of(scripts, notebook.Folder, target), pieces);
        var (names, lifted, check) = (new ScriptNames(scripts), new LiftedMembers(scripts), new ProgramCheck(scripts));
        for (var attempt = 0; ; attempt++)
        {
            var text = program.Write(names, lifted);
            var errors = check.ErrorsOf(text);
            if (errors.Count == 0)
                return text;
            if (attempt == MostAttempts || !Cure(errors, scripts, names, lifted))
            {
                var first = errors[0];
                throw new ConversionException($"{program.NameAt(first.Location.GetLineSpan().StartLinePosition.Line)}: as part of a program it does not compile: {ProgramCheck.Describe(first)}");
            }
        }
    }

    private static bool Cure(IReadOnlyList<Diagnostic> errors, IReadOnlyList<ScriptPiece> scripts, ScriptNames names, LiftedMembers lifted)
    {
        var troubled = errors.Where(error => CuredByLifting.Contains(error.Id)).Select(ProgramCheck.Marked).ToHashSet(StringComparer.Ordinal);
        var cured = false;
        foreach (var member in scripts.SelectMany(ScriptNames.Declared).Where(member => member is not INamedTypeSymbol && troubled.Contains(names.Of(member)) && !lifted.Contains(member)).ToList())
        {
            if (member is IFieldSymbol field && ScriptNames.IsNameless(field.Type))
                names.Rename(ScriptNames.KeyOf(member));
            else
                lifted.Add(ScriptNames.KeyOf(member));
            cured = true;
        }

        return cured;
    }
}
