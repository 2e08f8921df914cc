using System.Net;

namespace Notebooks;

/// <summary>The formulas of a book as HTML.</summary>
/// <param name="typeset">Those that could be set; the others are shown in TeX.</param>
internal sealed class FormulaSet(IReadOnlyDictionary<Formula, string> typeset)
{
    /// <summary>Whether any formula was set.</summary>
    public bool IsTypeset { get; } = typeset.Count > 0;

    /// <summary>A formula's HTML.</summary>
    public string Html(Formula formula)
    {
        if (typeset.TryGetValue(formula, out var html))
            return formula.IsDisplayed ? $"<span class=\"formula scroll\">{html}</span>" : html;
        var tex = WebUtility.HtmlEncode(formula.Tex);
        return formula.IsDisplayed ? $"<span class=\"formula scroll\"><code class=\"tex\">{tex}</code></span>" : $"<code class=\"tex\">{tex}</code>";
    }
}
