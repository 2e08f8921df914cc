using System.Globalization;

namespace Notebooks;

/// <summary>Says what a cell did to its process, from what the process left behind.</summary>
internal static class WorkerDeath
{
    /// <param name="exitCode">The process's exit code; on Unix 128 plus the signal that ended it.</param>
    /// <param name="leaving">What it said before an orderly exit, or null.</param>
    /// <param name="tookTooMuchMemory">Whether it was ended for its memory.</param>
    /// <param name="memoryMegabytes">How much memory it was allowed.</param>
    /// <param name="lastWords">What it wrote to its standard error.</param>
    /// <returns>The error's name, one sentence, and lines that show where.</returns>
    public static (string Name, string Message, IReadOnlyList<string> Lines) Explain(
        int exitCode, WorkerLeaving? leaving, bool tookTooMuchMemory, int memoryMegabytes, string lastWords)
    {
        var lines = lastWords.ReplaceLineEndings("\n").Split('\n');
        if (tookTooMuchMemory)
            return ("OutOfMemory", $"The cell used more memory than a notebook may. {MemoryLimit(memoryMegabytes)}", []);
        if (Find(lines, "Stack overflow.") is { } overflow)
            return ("StackOverflow", "The cell overflowed the stack: a method calls itself without an end. The process that ran the notebook died of it.", Frames(lines, overflow));
        if (Find(lines, "Out of memory.") is not null)
            return ("OutOfMemory", $"The cell used more memory than there is. {MemoryLimit(memoryMegabytes)}", []);
        if (Find(lines, "Unhandled exception.") is { } unhandled)
            return ("UnhandledException", $"A thread that the cell started threw an exception that nothing caught, which ends a process: {Rest(lines[unhandled], "Unhandled exception.")}", Frames(lines, unhandled));
        if (Find(lines, "Process terminated.") is { } terminated)
            return ("FailFast", $"The cell ended its process with Environment.FailFast. {Message(lines, terminated, "Process terminated.")}".TrimEnd(), Frames(lines, terminated));
        if (leaving is not null)
            return ("ProcessExit", string.Create(CultureInfo.InvariantCulture, $"The cell ended its process with Environment.Exit({leaving.ExitCode}). A notebook needs no exit; let the cell end."), []);
        return ("ProcessDied", exitCode switch
        {
            137 => "The process that ran the cell was killed, by the cell itself or by the system, which does so when memory runs out.",
            139 => "The process that ran the cell crashed: a segmentation fault in native or unsafe code.",
            143 => "The process that ran the cell was terminated from outside.",
            _ => string.Create(CultureInfo.InvariantCulture, $"The process that ran the cell ended unexpectedly, with exit code {exitCode}."),
        }, []);
    }

    /// <summary>The sentence that names the limit and how to change it.</summary>
    public static string MemoryLimit(int megabytes) =>
        string.Create(CultureInfo.InvariantCulture, $"The limit was {megabytes} MiB (--memory).");

    private static int? Find(string[] lines, string start)
    {
        var index = Array.FindIndex(lines, l => l.StartsWith(start, StringComparison.Ordinal));
        return index < 0 ? null : index;
    }

    private static string Rest(string line, string start) => line[start.Length..].Trim();

    // .NET 10 writes the message behind the words, earlier ones on the next line.
    private static string Message(string[] lines, int index, string start)
    {
        var rest = Rest(lines[index], start);
        var next = index + 1 < lines.Length ? lines[index + 1] : "";
        return rest.Length > 0 || next.TrimStart().StartsWith("at ", StringComparison.Ordinal) ? rest : next.Trim();
    }

    // The frames nearest to the fault that are the notebook's: the reader knows those names. Initialize and Factory are the
    // script compiler's own wrapping of a cell.
    private static List<string> Frames(string[] lines, int from) =>
        [.. lines.Skip(from + 1)
            .Where(l => l.TrimStart().StartsWith("at ", StringComparison.Ordinal) && l.Contains("Submission#", StringComparison.Ordinal)
                && !l.Contains("<Initialize>", StringComparison.Ordinal) && !l.Contains(".<Factory>", StringComparison.Ordinal))
            .Select(l => "   " + l.Trim()).Distinct().Take(5)];
}
