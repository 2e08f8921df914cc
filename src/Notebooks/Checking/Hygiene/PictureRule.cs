namespace Notebooks;

/// <summary>The rule that every picture says in words what it shows, for whoever can't see it.</summary>
internal static class PictureRule
{
    private const string Rule = "picture-description";

    public static IEnumerable<Finding> Check(CheckedNotebook notebook)
    {
        foreach (var output in notebook.Outputs)
        {
            foreach (var type in DamagedOutputs.BrokenPictures(output.Data))
                yield return notebook.Finding("picture-data", output.Cell, $"{output.Name}: {type} is no picture: it is not base64", DamagedOutputs.Remedy);
            foreach (var problem in Outputs(output).Distinct())
                yield return notebook.Finding(Rule, output.Cell, $"{output.Name}: {problem}", "give the picture a title or a description");
        }
        foreach (var (cell, text) in notebook.Prose)
        {
            foreach (var picture in text.Pictures.Where(p => string.IsNullOrWhiteSpace(p.Description)))
                yield return notebook.Finding(Rule, cell, $"the picture {picture.Target} has no alternative text", "write it between the brackets: ![what it shows](...)");
        }
    }

    private static IEnumerable<string> Outputs(OutputView output)
    {
        foreach (var (type, root) in output.Markup)
        {
            foreach (var problem in Undescribed(root).Select(what => $"{what} in {type}"))
                yield return problem;
        }
        foreach (var type in output.Data.Select(d => d.Key).Where(t => t.StartsWith("image/", StringComparison.Ordinal) && t != "image/svg+xml"))
        {
            if (!IsDescribed(output))
                yield return $"{type} without a description in text/plain";
        }
        foreach (var (type, figure) in output.Data.Where(d => d.Key.Contains("plotly", StringComparison.Ordinal)))
        {
            var title = figure.At("layout", "title");
            if (string.IsNullOrWhiteSpace(title.AsText() ?? title.At("text").AsText()) && !IsDescribed(output))
                yield return $"{type} without a title, and without a description in text/plain";
        }
    }

    // What a host writes for an object that it can't describe is no description.
    private static bool IsDescribed(OutputView output)
    {
        var text = MultilineText.Join(output.Data["text/plain"]).Trim();
        return text.Length > 0 && !text.StartsWith('<') && text.Contains(' ', StringComparison.Ordinal);
    }

    private static IEnumerable<string> Undescribed(MarkupNode node)
    {
        if (IsDecoration(node))
            return [];
        var own = node.Name switch
        {
            "img" when string.IsNullOrWhiteSpace(node.Attributes.GetValueOrDefault("alt")) && !IsLabelled(node) => "an <img> without alt",
            "svg" when !IsLabelled(node) && !node.Children.Any(c => c.Name is "title" or "desc" && c.Words().Trim().Length > 0) => "an <svg> without <title> or aria-label",
            "canvas" or "video" when !IsLabelled(node) && node.Words().Trim().Length == 0 => $"a <{node.Name}> without a label",
            _ => null,
        };
        // The parts of a drawing are described with the whole.
        return node.Name == "svg" ? own is null ? [] : [own] : node.Children.SelectMany(Undescribed).Concat(own is null ? [] : [own]);
    }

    private static bool IsLabelled(MarkupNode node) =>
        !string.IsNullOrWhiteSpace(node.Attributes.GetValueOrDefault("aria-label")) || node.Attributes.ContainsKey("aria-labelledby");

    private static bool IsDecoration(MarkupNode node) =>
        node.Attributes.GetValueOrDefault("aria-hidden") == "true" || node.Attributes.GetValueOrDefault("role") is "presentation" or "none";
}
