using System.Diagnostics;

namespace Notebooks.Tests;

/// <summary>The command as a user starts it: the built program, in a process of its own.</summary>
internal sealed class NotebooksCommand
{
    private NotebooksCommand(int exitCode, string output, string error)
    {
        ExitCode = exitCode;
        Output = output;
        Error = error;
    }

    public int ExitCode { get; }

    public string Output { get; }

    public string Error { get; }

    public static async Task<NotebooksCommand> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await WaitAsync(process);
    }

    public static Process Start(string folder, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "notebooks.exe" : "notebooks");
        return Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
    }

    public static async Task<NotebooksCommand> WaitAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
