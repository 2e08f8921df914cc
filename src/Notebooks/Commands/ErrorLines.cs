namespace Notebooks;

/// <summary>Errors of a command, one line each, where scripts look for them.</summary>
internal static class ErrorLines
{
    /// <summary>Writes them to standard error.</summary>
    public static async Task WriteAsync(IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync($"error: {problem}");
    }
}
