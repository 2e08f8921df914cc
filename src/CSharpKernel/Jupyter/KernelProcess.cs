using System.Runtime.InteropServices;
using CSharpKernel.Zmtp;

namespace CSharpKernel;

/// <summary>A process that is a kernel: from a connection file to its exit code.</summary>
public static class KernelProcess
{
    /// <summary>
    /// Serves the connection file's sockets until a front end asks for the end, the process is told to terminate, or the
    /// program that started it is gone.
    /// </summary>
    /// <param name="connectionFile">The file that the front end wrote.</param>
    /// <returns>0, or 1 if the kernel could not start; the reason is on standard error then.</returns>
    public static int Run(string connectionFile)
    {
        ArgumentNullException.ThrowIfNull(connectionFile);
        try
        {
            using JupyterKernel kernel = new(ConnectionFile.Read(connectionFile), CreateSession);
            using SignalHandlers signals = new(kernel.Stop);
            // A cell that calls Environment.Exit leaves what it printed before.
            AppDomain.CurrentDomain.ProcessExit += (_, _) => kernel.CloseChannels();
            kernel.Start();
            ParentWatch.Start(Environment.GetEnvironmentVariable(ParentWatch.Variable), kernel.Stop);
            new Thread(() => WarmUp(kernel)) { IsBackground = true, Name = "warm-up" }.Start();
            kernel.WaitForStop();
            EndWatch.Start();
            return 0;
        }
        catch (Exception e) when (e is ConnectionFileException or ZmtpException)
        {
            Console.Error.WriteLine($"notebooks kernel: {e.Message}");
            return 1;
        }
    }

    // Warm before the first cell: compiling aside at the same time as a cell would give the two different views of one library.
    private static ScriptSession CreateSession()
    {
        ScriptSession session = new();
        session.WarmUpAsync().GetAwaiter().GetResult();
        return session;
    }

    // The compiler loads while the front end still shakes hands.
    private static void WarmUp(JupyterKernel kernel)
    {
        try
        {
            kernel.CreateSession();
        }
        catch (Exception e)
        {
            // The first cell meets the same trouble and says it where the user reads it.
            Console.Error.WriteLine($"notebooks kernel: warming up failed: {e.Message}");
        }
    }

    /// <summary>
    /// Front ends interrupt by message. One in signal mode, or Ctrl+C in its terminal, sends SIGINT to everything it started,
    /// and that must not cost the variables.
    /// </summary>
    private sealed class SignalHandlers(Action stop) : IDisposable
    {
        private readonly PosixSignalRegistration[] _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, stop)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => End(context, stop)),
        ];

        public void Dispose()
        {
            foreach (PosixSignalRegistration registration in _registrations)
                registration.Dispose();
        }

        private static void End(PosixSignalContext context, Action stop)
        {
            context.Cancel = true;
            stop();
        }
    }
}
