using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>
/// Finds the book's order. It is that of the READMEs: the topmost one leads to the chapters, theirs to the sections. What no
/// README names comes after what one does, in the order of the paths.
/// </summary>
internal sealed partial class ContentsReader
{
    private const string Readme = "README.md";

    private readonly string _folder;
    private readonly string _root;
    private readonly Dictionary<string, BookPage> _notebooks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private readonly List<Chapter> _chapters = [];

    private ContentsReader(string folder, string root) => (_folder, _root) = (folder, root);

    /// <summary>Reads the notebooks and the READMEs beside and above them.</summary>
    /// <param name="sources">The notebooks.</param>
    /// <param name="root">The repository's root.</param>
    /// <exception cref="ExportException">A file can't be read.</exception>
    public static BookContents Read(IReadOnlyList<BookSource> sources, string root)
    {
        var reader = new ContentsReader(CommonFolder(sources, root), root);
        reader.Load(sources);
        return reader.Order();
    }

    /// <summary>The folder that becomes the site: <c>notebooks/</c> of the repository, or else the deepest that holds all of them.</summary>
    private static string CommonFolder(IReadOnlyList<BookSource> sources, string root)
    {
        var folders = sources.Select(s => Path.GetDirectoryName(s.Notebook.Path)!).ToList();
        var home = Path.Combine(root, "notebooks");
        if (folders.All(f => IsWithin(home, f)))
            return home;
        var common = folders[0];
        while (!folders.All(f => IsWithin(common, f)))
            common = Path.GetDirectoryName(common) ?? throw new ExportException("The notebooks are in no common folder.");
        return common;
    }

    private void Load(IReadOnlyList<BookSource> sources)
    {
        var problems = new List<string>();
        foreach (var source in sources)
        {
            try
            {
                var notebook = NotebookFile.Parse(source.Notebook.Path, NotebookFile.ReadBytes(source.Executed));
                var text = PageText.OfNotebook(notebook);
                if (!text.IsExecuted)
                    problems.Add($"{source.Notebook.Name}: it was never executed, so there is nothing to show; run: notebooks run --save {source.Notebook.Name}");
                problems.AddRange(notebook.Cells.SelectMany(c => DamagedOutputs.Of(c).Select(p => $"{source.Notebook.Name}, {c.Name}: {p}; {DamagedOutputs.Remedy.Replace("FILE", source.Notebook.Name, StringComparison.Ordinal)}")));
                _notebooks.Add(source.Notebook.Path, new(source.Notebook.Path, source.Notebook.Name, Address(source.Notebook.Path), text.Title ?? Path.GetFileNameWithoutExtension(source.Notebook.Path), text) { Notebook = notebook });
            }
            catch (NotebookFileException e)
            {
                problems.Add($"{source.Notebook.Name}: {e.Message}");
            }
        }
        if (problems.Count > 0)
            throw new ExportException(problems);
    }

    private BookContents Order()
    {
        Visit(Path.Combine(_folder, Readme));
        foreach (var folder in _notebooks.Keys.Select(n => Path.GetDirectoryName(n)!).Distinct().Order(StringComparer.Ordinal).ToList())
            Visit(Path.Combine(folder, Readme));
        var start = _chapters.Select(c => c.Overview).FirstOrDefault(o => o?.Address == BookContents.StartAddress);
        // The chapters of a volume stand together even where the READMEs name another between them.
        var groups = _chapters.GroupBy(c => c.Group).SelectMany(g => g);
        return new(BookTitle() ?? start?.Title ?? "Notebooks", start, [.. groups.Select(c => c.Overview == start ? c with { Overview = null } : c).Where(c => c.Pages.Any())]);
    }

    private void Visit(string readme)
    {
        if (!_placed.Add(readme))
            return;
        var folder = Path.GetDirectoryName(readme)!;
        var overview = File.Exists(readme) ? Overview(readme) : null;
        var entries = overview is null ? [] : ReadmeEntry.Of(readme, overview.Text.Cells[0].Markdown!.Document);
        var listed = entries.Where(e => _notebooks.ContainsKey(e.Path)).ToList();
        var unlisted = _notebooks.Keys.Where(n => Path.GetDirectoryName(n) == folder).Order(StringComparer.Ordinal).Select(n => new ReadmeEntry(n, "", ""));
        // A chapter's own are in its folder or below it; a link to another chapter's section does not move that here.
        var sections = listed.Where(e => Path.GetDirectoryName(e.Path) == folder).Concat(unlisted).Where(e => _placed.Add(e.Path))
            .Select(e => _notebooks[e.Path] with { About = e.About, Minutes = e.Minutes }).ToList();
        var place = _chapters.Count;
        foreach (var next in entries.Where(e => Path.GetFileName(e.Path) == Readme && IsWithin(folder, Path.GetDirectoryName(e.Path)!) && File.Exists(e.Path)))
        {
            var before = _chapters.Count;
            Visit(next.Path);
            if (_chapters.Count > before && _chapters[before].Overview is { } page && page.Source == next.Path)
                _chapters[before] = _chapters[before] with { Overview = page with { About = Place().Replace(next.About, "") } };
        }
        // A README without sections of its own has a page if it leads to some.
        if (sections.Count > 0 || _chapters.Count > place || overview?.Address == BookContents.StartAddress)
            _chapters.Insert(place, new(ChapterTitle(overview, folder), Group(overview, folder), overview, sections));
    }

    private BookPage Overview(string readme)
    {
        try
        {
            var text = PageText.OfMarkdown(File.ReadAllText(readme));
            return new(readme, NotebookSearch.NameOf(readme, _root), Address(Path.Combine(Path.GetDirectoryName(readme)!, "index.md")), text.Title ?? Path.GetFileName(Path.GetDirectoryName(readme))!, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{NotebookSearch.NameOf(readme, _root)}: can't be read: {e.Message}");
        }
    }

    // The repository's own title says more than that of its folder of notebooks.
    private string? BookTitle()
    {
        var readme = Path.Combine(_root, Readme);
        return _folder != _root && File.Exists(readme) ? PageText.OfMarkdown(File.ReadAllText(readme)).Title : null;
    }

    private static string ChapterTitle(BookPage? overview, string folder) =>
        overview is null ? Path.GetFileName(folder) : overview.Address == BookContents.StartAddress ? "Start here" : overview.Title;

    private string Group(BookPage? overview, string folder)
    {
        if (Path.GetRelativePath(_folder, folder).Split(Path.DirectorySeparatorChar)[0] == "exercises")
            return "Exercises";
        if (overview is not null && Volume().Match(overview.Title) is { Success: true } volume)
            return volume.Value;
        return folder == _folder ? "" : "Beside the volumes";
    }

    private string Address(string path) => Path.ChangeExtension(Path.GetRelativePath(_folder, path).Replace('\\', '/'), ".html");

    private static bool IsWithin(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }

    // Where in the books it belongs is said by its place in the contents.
    [GeneratedRegex(@"^(volume \d+, chapter \d+|both): ", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"^Volume \d+")]
    private static partial Regex Volume();
}
