using System.Text;

namespace Notebooks;

/// <summary>Writes what a grading gives, each file whole or not at all.</summary>
internal static class GradeFiles
{
    /// <summary>Makes the folder that they go to.</summary>
    /// <exception cref="NotebookFileException">It can't be made.</exception>
    public static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFileException($"{folder}: the folder can't be made: {e.Message}", e);
        }
    }

    /// <summary>Writes one.</summary>
    /// <exception cref="NotebookFileException">It can't be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            AtomicFile.Replace(path, Encoding.UTF8.GetBytes(text));
        }
        catch (NotebookFileException e)
        {
            throw new NotebookFileException($"{path}: {e.Message}", e);
        }
    }
}
