using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Notebooks;

/// <summary>Starts a worker process.</summary>
internal static class WorkerStart
{
    // A worker started at the same moment would inherit the ends of this one's pipes and keep them open.
    private static readonly Lock OneAtATime = new();

    /// <summary>Starts a worker in a notebook's folder.</summary>
    /// <param name="folder">Where it starts.</param>
    /// <param name="memoryMegabytes">How much memory its cells may use.</param>
    /// <param name="culture">The culture that they run in.</param>
    /// <param name="confinement">What keeps it from the rest of the machine, or null.</param>
    /// <returns>The process and the pipe to it. Its standard streams are redirected, and its input is closed.</returns>
    /// <exception cref="NotebookFileException">The folder or the program can't be used.</exception>
    public static (Process Process, MessagePipe Pipe) Start(string folder, int memoryMegabytes, CultureInfo culture, IConfinement? confinement = null)
    {
        lock (OneAtATime)
        {
            var toWorker = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var fromWorker = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            try
            {
                var start = Command(toWorker.GetClientHandleAsString(), fromWorker.GetClientHandleAsString(), culture.Name);
                start.WorkingDirectory = folder;
                start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
                confinement?.Wrap(start);
                SetEnvironment(start.Environment, memoryMegabytes);
                var process = Process.Start(start)!;
                process.StandardInput.Close();
                return (process, new(fromWorker, toWorker, confinement?.MessageLimit ?? int.MaxValue));
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or InstallException)
            {
                toWorker.Dispose();
                fromWorker.Dispose();
                throw new NotebookFileException($"its process can't be started in {folder}: {e.Message}", e);
            }
            finally
            {
                toWorker.DisposeLocalCopyOfClientHandle();
                fromWorker.DisposeLocalCopyOfClientHandle();
            }
        }
    }

    private static ProcessStartInfo Command(params ReadOnlySpan<string> arguments)
    {
        var assembly = typeof(WorkerStart).Assembly.Location;
        // Under `dotnet notebooks.dll` this process is dotnet itself; otherwise the program lies beside its assembly.
        var host = Environment.ProcessPath ?? "";
        var program = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo { UseShellExecute = false, CreateNoWindow = true };
        if (Path.GetFileNameWithoutExtension(host) != "dotnet" && File.Exists(program))
        {
            start.FileName = program;
        }
        else
        {
            // An installed tool is started by a program of its own, and PATH may hold another dotnet or none.
            start.FileName = Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : DotnetHost.Find();
            start.ArgumentList.Add(assembly);
        }
        start.ArgumentList.Add(Worker.Verb);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, int memoryMegabytes)
    {
        environment["DOTNET_GCHeapHardLimit"] = (memoryMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_gcServer"] = "0";
        // A process that is killed would leave its diagnostic sockets in the temporary folder.
        environment.TryAdd("DOTNET_EnableDiagnostics", "0");
        // The same dates everywhere. Windows has no such setting.
        environment["TZ"] = "UTC";
        // The program finds the runtime that this process uses, wherever it was installed.
        environment.TryAdd("DOTNET_ROOT", Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")));
    }
}
