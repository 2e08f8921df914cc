namespace Notebooks;

/// <summary>A file that can't be used as a notebook. The message says what is wrong, where, and what to do, without the file's name.</summary>
internal sealed class NotebookFileException : Exception
{
    /// <summary>What to do about a file that no notebook program has written as it is.</summary>
    private const string Restore = "correct it in an editor, or restore it: git checkout -- FILE";

    public NotebookFileException(string message) : this(message, null as Exception)
    {
    }

    public NotebookFileException(string message, Exception? inner) : base(message, inner) => Problem = message;

    /// <param name="problem">What is wrong.</param>
    /// <param name="remedy">What to do about it, in which <c>FILE</c> stands for the file.</param>
    /// <param name="inner">What it comes from.</param>
    public NotebookFileException(string problem, string remedy, Exception? inner = null) : base($"{problem}; {remedy}", inner) =>
        (Problem, Remedy) = (problem, remedy);

    /// <summary>A file that no notebook program has written as it is.</summary>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="inner">What it comes from.</param>
    public static NotebookFileException Damaged(string problem, Exception? inner = null) => new(problem, Restore, inner);

    /// <summary>What is wrong, without what to do.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = Restore;
}
