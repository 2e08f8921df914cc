using System.Text.Json;

namespace Notebooks;

/// <summary>Sets formulas with KaTeX, all of a book in one run of Node.</summary>
internal static class FormulaTypesetter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sets them.</summary>
    /// <param name="formulas">The formulas; each is set once.</param>
    /// <param name="packages">The folder of KaTeX's package, or null where it could not be had: no formula is set then.</param>
    /// <param name="notices">What the reader of the export should know is added to.</param>
    /// <param name="cancellation">Gives up at once.</param>
    public static async Task<FormulaSet> SetAsync(IEnumerable<Formula> formulas, NodePackages? packages, List<string> notices, CancellationToken cancellation)
    {
        var all = formulas.Distinct().ToList();
        if (packages is null || all.Count == 0)
            return new(new Dictionary<Formula, string>());
        var input = JsonSerializer.Serialize(all.Select(f => new { tex = f.Tex, display = f.IsDisplayed }));
        var run = await NodeProgram.RunAsync("node", ["-e", Resource.Text("typeset.js"), packages.Folder("katex")], packages.Root, input, Patience, cancellation);
        if (run.Problem is { } problem)
        {
            notices.Add($"The formulas are shown in TeX: {problem}");
            return new(new Dictionary<Formula, string>());
        }
        var set = JsonSerializer.Deserialize<string?[]>(run.Output) ?? [];
        var pairs = all.Zip(set).Where(p => p.Second is not null).ToDictionary(p => p.First, p => p.Second!);
        foreach (var formula in all.Where(f => !pairs.ContainsKey(f)))
            notices.Add($"A formula that KaTeX can't read is shown in TeX: {JsonText.OneLine(formula.Tex)}");
        return new(pairs);
    }
}
