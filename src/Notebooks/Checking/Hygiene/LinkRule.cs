namespace Notebooks;

/// <summary>The rule that a relative link leads somewhere: to a file that is there, at a heading that is in it.</summary>
internal static class LinkRule
{
    /// <summary>The rule's name.</summary>
    public const string Name = "link";

    public static IEnumerable<Finding> Check(CheckedNotebook notebook)
    {
        var folder = notebook.Notebook.Folder;
        var own = new Lazy<IReadOnlySet<string>>(() => LinkAnchors.Of(notebook.Prose.Select(p => p.Text)));
        foreach (var (cell, text) in notebook.Prose)
        {
            var attachments = (cell.Node["attachments"] as System.Text.Json.Nodes.JsonObject)?.Select(a => a.Key).ToHashSet() ?? [];
            foreach (var target in Targets(text))
            {
                if (Problem(target, folder, own, attachments) is { } problem)
                    yield return notebook.Finding(Name, cell, problem, "correct the link");
            }
        }
        foreach (var output in notebook.Outputs)
        {
            foreach (var target in output.Markup.SelectMany(m => m.Root.All()).Where(e => e.Name is "a" or "img").Select(e => e.Attributes.GetValueOrDefault(e.Name == "a" ? "href" : "src")).OfType<string>())
            {
                // An anchor in an output is for the output's own script.
                if (!target.StartsWith('#') && Problem(target, folder, own, []) is { } problem)
                    yield return notebook.Finding(Name, output.Cell, $"{output.Name}: {problem}", "correct the link");
            }
        }
    }

    /// <summary>What is wrong with the links of a Markdown file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it.</param>
    public static IEnumerable<Finding> CheckFile(string path, string name)
    {
        var text = MarkdownText.Parse(File.ReadAllText(path));
        var own = new Lazy<IReadOnlySet<string>>(() => LinkAnchors.Of([text]));
        foreach (var target in Targets(text))
        {
            if (Problem(target, Path.GetDirectoryName(path)!, own, []) is { } problem)
                yield return new(Name, name, null, problem, "correct the link");
        }
        foreach (var picture in text.Pictures.Where(p => string.IsNullOrWhiteSpace(p.Description)))
            yield return new("picture-description", name, null, $"the picture {picture.Target} has no alternative text", "write it between the brackets: ![what it shows](...)");
    }

    private static IEnumerable<string> Targets(MarkdownText text) => text.Links.Concat(text.Pictures.Select(p => p.Target)).Distinct(StringComparer.Ordinal);

    private static string? Problem(string target, string folder, Lazy<IReadOnlySet<string>> own, HashSet<string> attachments)
    {
        if (target.StartsWith("attachment:", StringComparison.Ordinal))
            return attachments.Contains(Uri.UnescapeDataString(target["attachment:".Length..])) ? null : $"the cell has no attachment \"{target["attachment:".Length..]}\"";
        if (!IsRelative(target))
            return null;
        if (target.Length == 0)
            return "a link leads nowhere";
        var end = target.IndexOfAny(['#', '?']);
        string file = Uri.UnescapeDataString(end < 0 ? target : target[..end]), anchor = target.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? Uri.UnescapeDataString(target[(hash + 1)..]) : "";
        if (file.Contains('\\', StringComparison.Ordinal) || Path.IsPathRooted(file) || target.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return $"{target} leads to a place on one machine only";
        var path = Path.GetFullPath(file, folder);
        if (file.Length > 0 && !File.Exists(path) && !Directory.Exists(path))
            return $"{target} leads to a file that is not there";
        if (anchor.Length == 0)
            return null;
        var anchors = file.Length == 0 ? own.Value : LinkAnchors.OfFile(path);
        return anchors is null || anchors.Contains(anchor) ? null : $"{target} leads to a heading that is not there";
    }

    /// <summary>Whether a link means a file here: it has no host, and no scheme such as https: or mailto:. What begins with file: or a drive's letter counts as such.</summary>
    public static bool IsRelative(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        return !target.StartsWith("//", StringComparison.Ordinal)
            && !(colon > 1 && target.AsSpan(0, colon).IndexOfAny("/?#\\") < 0 && !target.StartsWith("file:", StringComparison.OrdinalIgnoreCase));
    }
}
