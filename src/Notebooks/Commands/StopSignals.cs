using System.Runtime.InteropServices;

namespace Notebooks;

/// <summary>Ctrl+C and its relatives: the first one stops the work in good order, the second one at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private int _count;

    public StopSignals()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, c => OnSignal(c, ExitCodes.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => OnSignal(c, ExitCodes.Terminated)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, c => OnSignal(c, ExitCodes.Terminated)),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>The exit code of whoever was stopped, or null while nobody was.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
        {
            // The workers end with their pipes.
            Environment.Exit(exitCode);
        }
        ExitCode = exitCode;
        _stop.Cancel();
    }
}
