namespace Notebooks;

/// <summary>One learner's notebook of one exercise.</summary>
/// <param name="Student">The name of the learner's folder.</param>
/// <param name="Master">The exercise.</param>
/// <param name="Files">The files that were handed in for it: one, if all is well.</param>
internal sealed record Submission(string Student, ExerciseMaster Master, IReadOnlyList<string> Files)
{
    /// <summary>What the exercise is called.</summary>
    public string Exercise => Path.GetFileNameWithoutExtension(ExerciseFiles.StudentOf(Master.Notebook.Path));
}

/// <summary>
/// A class's submissions: a folder with one folder a learner, in which, at any depth, the notebooks have the names under which
/// they were handed out.
/// </summary>
/// <param name="Submissions">For every learner every exercise that anybody has handed in, in the order of their names.</param>
/// <param name="Problems">What lies in the folder and could not be matched, one line each.</param>
internal sealed record ClassFolder(IReadOnlyList<Submission> Submissions, IReadOnlyList<string> Problems)
{
    /// <summary>Finds them.</summary>
    /// <exception cref="NotebookFileException">The folder can't be read.</exception>
    public static ClassFolder Find(string folder, IReadOnlyList<ExerciseMaster> masters)
    {
        var problems = new List<string>();
        try
        {
            problems.AddRange(Notebooks(folder).Select(f => $"{Path.GetFileName(f)}: lies beside the learners' folders; put it into one with the learner's name"));
            var students = Children(folder).OrderBy(d => d.Name, StringComparer.Ordinal).ToList();
            var files = students.ToDictionary(s => s.Name, s => AllNotebooks(s, problems, folder).Order(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
            var found = students.SelectMany(s => masters.Select(m => new Submission(s.Name, m, [.. files[s.Name].Where(f => IsOf(f, m))]))).ToList();
            problems.AddRange(files.Values.SelectMany(f => f).Where(f => !masters.Any(m => IsOf(f, m))).Select(f => $"{NotebookSearch.NameOf(f, folder)}: no exercise has this name"));
            // What nobody has handed in was not asked for.
            var asked = found.Where(s => s.Files.Count > 0).Select(s => s.Master).ToHashSet();
            return new([.. found.Where(s => asked.Contains(s.Master))], problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFileException($"can't be read: {e.Message}", e);
        }
    }

    private static bool IsOf(string file, ExerciseMaster master) =>
        string.Equals(Path.GetFileName(file), Path.GetFileName(ExerciseFiles.StudentOf(master.Notebook.Path)), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> AllNotebooks(DirectoryInfo folder, List<string> problems, string root)
    {
        foreach (var file in Notebooks(folder.FullName))
            yield return file;
        foreach (var child in folder.EnumerateDirectories())
        {
            if (child.LinkTarget is not null)
                problems.Add($"{NotebookSearch.NameOf(child.FullName, root)}: is a link, which is not followed");
        }
        foreach (var file in Children(folder.FullName).SelectMany(child => AllNotebooks(child, problems, root)))
            yield return file;
    }

    private static IEnumerable<string> Notebooks(string folder) => Directory.EnumerateFiles(folder, "*.ipynb", new EnumerationOptions { AttributesToSkip = 0 })
        .Where(f => !Path.GetFileName(f).StartsWith('.') && NotebookKind.ForReaders.Takes(f));

    private static IEnumerable<DirectoryInfo> Children(string folder) => new DirectoryInfo(folder).EnumerateDirectories().Where(d => !d.Name.StartsWith('.') && d.LinkTarget is null);
}
