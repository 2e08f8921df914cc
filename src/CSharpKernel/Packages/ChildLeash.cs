using System.Diagnostics;

namespace CSharpKernel;

/// <summary>
/// Ties a program to this process: if this process dies, however it dies, the program ends too. A kernel that is killed
/// while it restores a package must not leave the restore behind, asking a server that does not answer.
/// </summary>
internal static class ChildLeash
{
    // The shell waits for the program, and a second one for the end of its standard input, which only this process holds
    // open: the system closes it when the process is gone.
    private const string Script =
        """
        exec 3<&0 </dev/null
        "$@" 3<&- &
        program=$!
        { read -r _ <&3; kill -9 "$program"; } >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait "$program"
        code=$?
        kill "$watch" 2>/dev/null
        exit "$code"
        """;

    /// <summary>The same start, tied. Its standard input stays open until it has ended, and the program's own is empty.</summary>
    /// <param name="start">A start with redirected standard input.</param>
    public static ProcessStartInfo Tie(ProcessStartInfo start)
    {
        // Windows has no such shell; there a front end ends a kernel's whole tree.
        if (OperatingSystem.IsWindows())
            return start;
        string[] arguments = ["-c", Script, "sh", start.FileName, .. start.ArgumentList];
        start.FileName = "/bin/sh";
        start.ArgumentList.Clear();
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
