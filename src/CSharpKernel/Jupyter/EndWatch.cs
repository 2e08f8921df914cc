using System.Diagnostics;

namespace CSharpKernel;

/// <summary>
/// Sees to it that a kernel which was told to end does: whatever a cell has left behind, such as a handler of the process's
/// exit that waits for ever, the process is gone after some seconds.
/// </summary>
internal static class EndWatch
{
    // Longer than everything that an orderly end waits for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Begins to count.</summary>
    public static void Start() => new Thread(Kill) { IsBackground = true, Name = "end watch" }.Start();

    private static void Kill()
    {
        Thread.Sleep(Patience);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
