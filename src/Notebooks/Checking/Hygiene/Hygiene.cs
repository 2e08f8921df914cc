namespace Notebooks;

/// <summary>The form that a notebook has before anybody runs it: every rule, in the order in which findings are told.</summary>
internal static class Hygiene
{
    private static readonly Func<CheckedNotebook, IEnumerable<Finding>>[] Rules =
    [
        FileRules.Check, SchemaRule.Check, CellRules.Check, LeakRules.Check, PictureRule.Check, HeadingRule.Check, LinkRule.Check,
        SlideRule.Check, ExerciseRule.Check,
    ];

    /// <summary>What is wrong with a notebook's file; of one that can't be read, that.</summary>
    /// <param name="source">The notebook.</param>
    /// <param name="root">The repository's root.</param>
    public static IReadOnlyList<Finding> Check(NotebookSource source, string root)
    {
        try
        {
            return Check(source, NotebookFile.ReadBytes(source.Path), root);
        }
        catch (NotebookFileException e)
        {
            return [new("file", source.Name, null, e.Problem, e.Remedy)];
        }
    }

    /// <summary>What is wrong with a notebook, given its bytes.</summary>
    /// <exception cref="NotebookFileException">They are not a notebook.</exception>
    public static IReadOnlyList<Finding> Check(NotebookSource source, byte[] content, string root) =>
        Check(new CheckedNotebook(source, NotebookFile.Parse(source.Path, content), content, root));

    /// <summary>What is wrong with a notebook.</summary>
    public static IReadOnlyList<Finding> Check(CheckedNotebook notebook) =>
        [.. Rules.SelectMany(rule => rule(notebook))];
}
