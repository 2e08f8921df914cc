namespace Notebooks;

/// <summary>The rule for headings: one title, first; then no level is skipped on the way down.</summary>
internal static class HeadingRule
{
    private const string Rule = "heading";

    public static IEnumerable<Finding> Check(CheckedNotebook notebook)
    {
        var headings = notebook.Prose.SelectMany(p => p.Text.Headings.Select(h => (p.Cell, h.Level, h.Text))).ToList();
        if (headings.Count == 0 || headings[0].Level != 1 || headings[0].Cell.Position != 1)
        {
            yield return notebook.Finding(Rule, headings.Count == 0 ? null : headings[0].Cell, "the notebook does not begin with its title, a heading of level 1", "begin the first cell with: # Title");
            yield break;
        }
        foreach (var heading in headings.Skip(1).Where(h => h.Level == 1))
            yield return notebook.Finding(Rule, heading.Cell, $"a second title: \"{heading.Text}\"", "make it a heading of level 2");
        foreach (var (above, heading) in headings.Zip(headings.Skip(1)).Where(p => p.Second.Level > p.First.Level + 1))
            yield return notebook.Finding(Rule, heading.Cell, $"\"{heading.Text}\" has level {heading.Level}, under \"{above.Text}\" of level {above.Level}", $"make it level {above.Level + 1}");
    }
}
