using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace CSharpKernel;

/// <summary>Ends the kernel when the program that started it is gone without saying so.</summary>
internal static class ParentWatch
{
    /// <summary>Where jupyter_client says who it is: a process id, on Windows a handle that the kernel inherits.</summary>
    public const string Variable = "JPY_PARENT_PID";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Begins to watch, if there is something to watch.</summary>
    public static void Start(string? parent, Action ended)
    {
        if (!long.TryParse(parent, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number <= 1)
            return;
        if (OperatingSystem.IsWindows())
            Watch(() => WaitForHandle(number), ended);
        else if (number <= int.MaxValue && Find((int)number) is { } process)
            Watch(() => WaitForExit(process), ended);
    }

    private static void Watch(Action wait, Action ended) => new Thread(() =>
    {
        wait();
        ended();
    })
    { IsBackground = true, Name = "parent watch" }.Start();

    private static void WaitForHandle(long handle)
    {
        using ManualResetEvent parent = new(false);
        parent.SafeWaitHandle = new SafeWaitHandle(new nint(handle), ownsHandle: true);
        parent.WaitOne();
    }

    private static void WaitForExit(Process process)
    {
        while (!process.HasExited)
            Thread.Sleep(Interval);
    }

    // A number that names no process here comes from outside a container; there is nothing to watch then.
    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
