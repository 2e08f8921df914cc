namespace CSharpKernel;

/// <summary>Puts an exception the way a reader finds it: what happened, and where in which cell, without the engine's own frames.</summary>
internal static class RuntimeErrorReport
{
    public static CellError Of(Exception exception)
    {
        var lines = new List<string>();
        Append(lines, exception, "");
        return new CellError(exception.GetType().Name, FirstLine(exception.Message), lines);
    }

    /// <summary>The same as text, for an exception that ends no cell.</summary>
    public static string TextOf(Exception exception) => string.Join('\n', Of(exception).Traceback) + "\n";

    private static void Append(List<string> lines, Exception exception, string prefix)
    {
        lines.AddRange($"{prefix}{CellFrames.NameOf(exception.GetType())}: {exception.Message}".ReplaceLineEndings("\n").Split('\n'));
        foreach (var inner in InnerOf(exception))
        {
            Append(lines, inner, " ---> ");
            lines.Add("   --- end of inner exception ---");
        }

        if (exception is InsufficientExecutionStackException)
            lines.Add("   The calls are nested too deeply: does the recursion reach its end?");
        lines.AddRange(CellFrames.Of(exception));
    }

    private static Exception[] InnerOf(Exception exception) => exception switch
    {
        AggregateException several => [.. several.InnerExceptions],
        { InnerException: { } inner } => [inner],
        _ => [],
    };

    private static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n')[0];
}
