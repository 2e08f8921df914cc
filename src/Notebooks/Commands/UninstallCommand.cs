using System.CommandLine;

namespace Notebooks;

/// <summary>The verb <c>uninstall</c>: removes what <c>install</c> wrote and what exports and kernels keep in the user's cache, and nothing else.</summary>
internal static class UninstallCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        InstallOptions where = new();
        Command command = new("uninstall", "Removes the C# kernel that 'install' registered; for this user, also what exports and the kernel keep in the cache.");
        where.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(InstallOptions.Run(() => where.Installer(parsed, cancellation).Uninstall())));
        return command;
    }
}
