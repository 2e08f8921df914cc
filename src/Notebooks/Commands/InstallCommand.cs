using System.CommandLine;

namespace Notebooks;

/// <summary>The verb <c>install</c>: registers the kernel with Jupyter.</summary>
internal static class InstallCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        InstallOptions where = new();
        Option<bool> plain = new("--no-precompile") { Description = "Do not compile the copy ahead of time: installs at once, starts more slowly." };
        Command command = new("install", "Installs the C# kernel for VS Code, JupyterLab, Jupyter Notebook and nbconvert.") { plain };
        where.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(
            InstallOptions.Run(() => where.Installer(parsed, cancellation).Install(precompile: !parsed.GetValue(plain)))));
        return command;
    }
}
