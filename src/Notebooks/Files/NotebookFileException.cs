namespace Notebooks;

/// <summary>A file that can't be used as a notebook. The message says what is wrong and where, without the file's name.</summary>
internal sealed class NotebookFileException : Exception
{
    public NotebookFileException(string message) : base(message)
    {
    }

    public NotebookFileException(string message, Exception inner) : base(message, inner)
    {
    }
}
