using System.CommandLine;

namespace Notebooks;

/// <summary>The argument that names notebooks and folders.</summary>
internal static class PathsArgument
{
    /// <summary>Makes one. What looks like an option is none.</summary>
    public static Argument<string[]> Create()
    {
        Argument<string[]> paths = new("paths")
        {
            Description = "Notebooks and folders. Without any: the folder notebooks/ of the repository.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
                result.AddError($"There is no option {token.Value}.");
        });
        return paths;
    }

    /// <summary>Finds what the argument names; where that is no notebook at all, says why.</summary>
    /// <returns>The notebooks and the problems with the rest, or null if there is no notebook.</returns>
    public static async Task<NotebookSearch?> FindAsync(this Argument<string[]> paths, ParseResult parsed, NotebookKind? kind = null)
    {
        var search = NotebookSearch.Find(parsed.GetValue(paths) ?? [], Directory.GetCurrentDirectory(), kind);
        if (search.Notebooks.Count > 0)
            return search;
        await ErrorLines.WriteAsync(search.Problems);
        return null;
    }
}
