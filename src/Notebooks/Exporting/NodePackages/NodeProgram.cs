using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Notebooks;

/// <summary>How a run of Node or npm ended.</summary>
/// <param name="Output">What it wrote.</param>
/// <param name="Problem">Why it could not be used, in one line, or null.</param>
internal sealed record NodeRun(string Output, string? Problem);

/// <summary>Runs Node or npm, for a bounded time.</summary>
internal static class NodeProgram
{
    /// <summary>Runs a program.</summary>
    /// <param name="program"><c>node</c> or <c>npm</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public static async Task<NodeRun> RunAsync(string program, IReadOnlyList<string> arguments, string folder, string input, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        using var process = new Process { StartInfo = StartInfo(program, arguments, folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new("", $"{program} is not installed");
        }
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? new(await output, null) : new("", $"{program} failed: {FirstError(await errors)}");
        }
        catch (IOException e)
        {
            return new("", $"{program} failed: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new("", $"{program} took longer than {ResultText.Time(patience)}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo StartInfo(string program, IReadOnlyList<string> arguments, string folder)
    {
        // On Windows npm is a batch file, which only a command interpreter starts.
        var isBatch = OperatingSystem.IsWindows() && program == "npm";
        return new(isBatch ? "cmd.exe" : program, isBatch ? ["/d", "/c", program, .. arguments] : arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
    }

    private static string FirstError(string errors)
    {
        var lines = ResultText.Clean(errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(l => l.StartsWith("npm error", StringComparison.Ordinal) && !l.StartsWith("npm error code", StringComparison.Ordinal))
            ?? (lines.Length > 0 ? lines[0] : "it says nothing");
    }
}
