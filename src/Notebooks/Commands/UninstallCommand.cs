using System.CommandLine;

namespace Notebooks;

/// <summary>The verb <c>uninstall</c>: removes what <c>install</c> wrote, and nothing else.</summary>
internal static class UninstallCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        InstallOptions where = new();
        Command command = new("uninstall", "Removes the C# kernel that 'install' registered.");
        where.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(InstallOptions.Run(() => where.Installer(parsed, cancellation).Uninstall())));
        return command;
    }
}
