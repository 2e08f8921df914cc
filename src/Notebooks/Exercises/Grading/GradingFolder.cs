namespace Notebooks;

/// <summary>The temporary folder of a grading: nobody else's, and gone after it.</summary>
internal sealed class GradingFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("notebooks-grading-").FullName;

    public void Dispose()
    {
        try
        {
            // A submission may have locked what it made.
            if (!OperatingSystem.IsWindows())
            {
                foreach (var folder in new DirectoryInfo(Path).EnumerateDirectories("*", SearchOption.AllDirectories).Where(f => f.LinkTarget is null))
                    folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            }
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"note: the temporary folder {Path} could not be removed: {e.Message}");
        }
    }
}
