namespace Notebooks;

/// <summary>Which of a folder's notebooks a command means. One that is named itself is always meant.</summary>
/// <param name="Name">What they are called where there are none.</param>
/// <param name="Takes">Whether a file is one.</param>
internal sealed record NotebookKind(string Name, Func<string, bool> Takes)
{
    /// <summary>What everybody reads: no masters of exercises, and nothing that is somebody's own.</summary>
    public static NotebookKind ForReaders { get; } = new("notebooks (*.ipynb)", path => !ExerciseFiles.IsPrivate(path) && !ExerciseFiles.IsMaster(path));

    /// <summary>What the authors keep in order: the masters of exercises too.</summary>
    public static NotebookKind ForAuthors { get; } = new("notebooks (*.ipynb)", path => !ExerciseFiles.IsPrivate(path));

    /// <summary>The masters of exercises.</summary>
    public static NotebookKind Masters { get; } = new("masters (*.master.ipynb)", ExerciseFiles.IsMaster);
}
