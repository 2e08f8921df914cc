using CSharpKernel;

namespace Notebooks;

/// <summary>Writes the versions of masters: beside them, or into a folder to hand out.</summary>
/// <param name="masters">The masters.</param>
/// <param name="output">The folder, or null for beside each master.</param>
internal sealed class MasterVersions(IReadOnlyList<ExerciseMaster> masters, string? output)
{
    private readonly string _root = CommonFolder(masters);

    /// <summary>Writes a learner's version, unless it is there already.</summary>
    /// <returns>Where it is, whether it was written, and where a learner's work was kept that stood in its place.</returns>
    /// <exception cref="NotebookFileException">It can't be written.</exception>
    public (string Path, bool IsNew, string? Kept) WriteStudent(ExerciseMaster master)
    {
        var path = Place(ExerciseFiles.StudentOf(master.Notebook.Path));
        var student = Carried(master.ToStudent(path), path);
        FreshMark.Put(student);
        if (output is not null)
            Write(ExerciseFiles.FreshOf(path), student);
        else if (IsThere(path, student))
            return (path, false, null);
        CreateFolder(path);
        return (path, true, KeptCopy.Replace(path, student.ToBytes()));
    }

    /// <summary>Writes the solution.</summary>
    /// <returns>Where it is.</returns>
    /// <exception cref="NotebookFileException">It can't be written.</exception>
    public string WriteSolution(ExerciseMaster master)
    {
        var path = Place(ExerciseFiles.SolutionOf(master.Notebook.Path));
        Write(path, Carried(master.ToSolution(path), path));
        return path;
    }

    private static void Write(string path, NotebookFile notebook)
    {
        CreateFolder(path);
        AtomicFile.Replace(path, notebook.ToBytes());
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFileException($"the folder {Path.GetDirectoryName(path)} can't be made: {e.Message}", e);
        }
    }

    // What is there, and has been run, need not be made again.
    private static bool IsThere(string path, NotebookFile student)
    {
        try
        {
            var there = NotebookFile.Load(path);
            return MasterVersion.FirstDifference(there, student) is null && NotebookRun.CellsToRun(there).All(c => c.Node["execution_count"] is not null);
        }
        catch (NotebookFileException)
        {
            return false;
        }
    }

    private string Place(string path) => output is null ? path : Path.Combine(output, Path.GetRelativePath(_root, path));

    // A path to a library leads nowhere from another folder.
    private NotebookFile Carried(NotebookFile notebook, string path)
    {
        if (output is not null)
            new CopiedReferences(PackagedLibraries.OfThisProgram).Rewrite(notebook, Path.GetDirectoryName(path)!);
        return notebook;
    }

    private static string CommonFolder(IReadOnlyList<ExerciseMaster> masters)
    {
        var folders = masters.Select(m => m.Notebook.Folder).Distinct(StringComparer.Ordinal).ToList();
        var common = folders[0];
        while (!folders.TrueForAll(f => f == common || f.StartsWith(Path.TrimEndingDirectorySeparator(common) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) && Path.GetDirectoryName(common) is { } above)
            common = above;
        return common;
    }
}
