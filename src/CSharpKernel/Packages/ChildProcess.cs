using System.Diagnostics;
using System.Text;

namespace CSharpKernel;

/// <summary>Runs a program to its end, with everything that it has started; or ends it, with everything that it has started.</summary>
internal static class ChildProcess
{
    private const int StepMilliseconds = 50;

    /// <summary>Runs the program and gives what it wrote.</summary>
    /// <param name="start">The program.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="waiting">Called now and then with the time that has passed.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    /// <exception cref="TimeoutException">It took too long, and was ended.</exception>
    public static (int ExitCode, string Output) Run(ProcessStartInfo start, TimeSpan limit, Action<TimeSpan> waiting, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = Process.Start(ChildLeash.Tie(start))!;
        var output = new StringBuilder();
        // Where there is a leash, the open end is what holds it.
        if (OperatingSystem.IsWindows())
            process.StandardInput.Close();
        // On threads of their own: cells may have filled the pool, and the program would wait for its readers.
        Thread[] readers = [Read(process.StandardOutput, output), Read(process.StandardError, output)];
        var clock = Stopwatch.StartNew();
        try
        {
            while (!process.WaitForExit(StepMilliseconds))
            {
                cancellation.ThrowIfCancellationRequested();
                if (clock.Elapsed > limit)
                    throw new TimeoutException();
                waiting(clock.Elapsed);
            }
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw;
        }

        foreach (var reader in readers)
            reader.Join(TimeSpan.FromSeconds(5));
        lock (output)
            return (process.ExitCode, output.ToString());
    }

    private static Thread Read(StreamReader reader, StringBuilder output)
    {
        var thread = new Thread(() =>
        {
            try
            {
                while (reader.ReadLine() is { } line)
                {
                    lock (output)
                        output.AppendLine(line);
                }
            }
            catch (Exception closed) when (closed is IOException or ObjectDisposedException)
            {
                // The program was ended.
            }
        })
        { IsBackground = true, Name = "child output" };
        thread.Start();
        return thread;
    }
}
