using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using CSharpKernel;

namespace Notebooks;

/// <summary>
/// The process that runs one notebook's cells: this same program, started with a hidden verb. It lives as long as its pipe.
/// </summary>
internal static class Worker
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "__worker";

    /// <summary>Set for the worker alone; a program that a cell starts must not inherit them.</summary>
    private static readonly string[] OwnVariables = ["DOTNET_GCHeapHardLimit", "DOTNET_gcServer", "DOTNET_EnableDiagnostics"];

    /// <summary>Runs cells until the command says to end, or is gone.</summary>
    /// <param name="args">The verb, the two pipes' handles and the culture's name.</param>
    /// <param name="startSession">Makes the script session to run them in.</param>
    public static async Task<int> RunAsync(string[] args, Func<Task<IScriptSession>> startSession)
    {
        if (args.Length != 4)
        {
            await Console.Error.WriteLineAsync($"{Verb} is for the notebooks command's own use.");
            return 2;
        }
        SetCulture(args[3]);
        foreach (var name in OwnVariables)
            Environment.SetEnvironmentVariable(name, null);

        // Ctrl+C reaches every process of the terminal; the command decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true);
        using var pipe = new MessagePipe(new AnonymousPipeClientStream(PipeDirection.In, args[1]), new AnonymousPipeClientStream(PipeDirection.Out, args[2]));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => SayLeaving(pipe);

        using var standardOutput = Console.OpenStandardOutput();
        using var standardError = Console.OpenStandardError();
        await using var session = await startSession();
        pipe.Send(new WorkerReady());
        using var cells = new BlockingCollection<RunCell>();
        // A thread of its own: a cell that uses up the thread pool can still be interrupted, and a lost pipe is noticed.
        new Thread(() => Listen(pipe, session, cells)) { IsBackground = true, Name = "notebooks pipe" }.Start();
        foreach (var cell in cells.GetConsumingEnumerable())
        {
            var result = await session.RunAsync(new(cell.Code, cell.Number), new WorkerOutput(pipe, cell.Number));
            EndText(standardOutput, cell.Number);
            EndText(standardError, cell.Number);
            pipe.Send(new CellDone(cell.Key, result.Status, WireBundle.From(result.Value), result.Error, cell.WantsText ? TextOf(result.Returned) : null));
        }
        await session.DisposeAsync();
        pipe.Send(new SessionEnded());
        // The command ends this process and whatever its cells have started and left behind.
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    private static void Listen(MessagePipe pipe, IScriptSession session, BlockingCollection<RunCell> cells)
    {
        while (pipe.Receive() is { } message)
        {
            switch (message)
            {
                case RunCell cell:
                    cells.Add(cell);
                    break;
                case InterruptCell:
                    session.Interrupt();
                    break;
                case EndSession:
                    cells.CompleteAdding();
                    break;
            }
        }
        // No exit handlers: those of a cell could hold the process up for ever.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    // A type of the notebook may have a ToString that fails.
    private static string? TextOf(object? value)
    {
        try
        {
            return value?.ToString();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static void EndText(Stream stream, int number)
    {
        try
        {
            stream.Write(Encoding.ASCII.GetBytes(RawText.Mark(number)));
            stream.Flush();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The cell closed the stream.
        }
    }

    private static void SetCulture(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = culture;
    }

    private static void SayLeaving(MessagePipe pipe)
    {
        try
        {
            pipe.Send(new WorkerLeaving(Environment.ExitCode));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Nobody is left to tell.
        }
    }
}
