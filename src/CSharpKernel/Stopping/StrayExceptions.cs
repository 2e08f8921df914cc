using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace CSharpKernel;

/// <summary>
/// Exceptions that leave a thread which a cell has started. A program would die of them; here they are reported, and what
/// the notebook has computed lives on.
/// </summary>
internal static class StrayExceptions
{
    private static readonly Lock InstallLock = new();
    private static bool _installed;

    public static void Install()
    {
        lock (InstallLock)
        {
            if (_installed)
                return;
            _installed = true;
            try
            {
                ExceptionHandling.SetUnhandledExceptionHandler(Handle);
            }
            catch (InvalidOperationException)
            {
                // The host has a handler of its own.
            }
        }
    }

    private static bool Handle(Exception exception)
    {
        if (exception is CellStoppedException)
            return true;
        if (!ComesFromCell(exception))
            return false;
        if (CellExecution.CurrentOrLast is { Stopped: false } execution)
            execution.Output.Notify(RuntimeErrorReport.TextOf(exception));
        return true;
    }

    private static bool ComesFromCell(Exception exception) =>
        new StackTrace(exception).GetFrames().Any(frame =>
            frame.GetMethod()?.Module.Assembly is { } assembly && ScriptLoadContext.Holds(assembly));
}
