using System.CommandLine;
using CSharpKernel;

namespace Notebooks;

/// <summary>The verb <c>kernel</c>: what Jupyter starts.</summary>
internal static class KernelCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "kernel";

    /// <summary>Makes the verb for the help text; <see cref="Run"/> is what a front end gets.</summary>
    public static Command Create()
    {
        Argument<string> file = new("file") { Description = "The connection file that the front end wrote." };
        Command command = new(Verb, "Runs the C# kernel on a Jupyter connection file. Front ends call this; 'install' tells them how.") { file };
        command.SetAction(parsed => Run(parsed.GetValue(file)!));
        return command;
    }

    /// <summary>Runs the kernel, and ends the process with it: threads that cells left behind must not keep it alive.</summary>
    public static int Run(string connectionFile)
    {
        Environment.Exit(KernelProcess.Run(connectionFile));
        return ExitCodes.Failed;
    }
}
