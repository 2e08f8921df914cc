using System.CommandLine;

namespace Notebooks;

/// <summary>Where to install, as <c>install</c> and <c>uninstall</c> both take it.</summary>
internal sealed class InstallOptions
{
    private readonly Option<bool> _user = new("--user") { Description = "For this user. This is what happens without an option." };
    private readonly Option<bool> _system = new("--system") { Description = "For every user of this machine; needs administrator's rights." };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Under DIR/share/jupyter, such as a hub image's /opt/conda.", HelpName = "DIR" };

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_user);
        command.Options.Add(_system);
        command.Options.Add(_prefix);
        command.Validators.Add(result =>
        {
            if (((bool[])[result.GetValue(_user), result.GetValue(_system), result.GetValue(_prefix) is not null]).Count(given => given) > 1)
                result.AddError("--user, --system and --prefix exclude each other.");
        });
    }

    /// <summary>Makes the installer for the place that the options name.</summary>
    /// <exception cref="InstallException">This process does not run on an installed .NET.</exception>
    public KernelInstaller Installer(ParseResult parsed, CancellationToken cancellation)
    {
        JupyterPaths paths = JupyterPaths.Current;
        string? prefix = parsed.GetValue(_prefix);
        InstallRoot root = prefix is not null ? paths.Prefix(Path.GetFullPath(prefix)) : parsed.GetValue(_system) ? paths.System() : paths.User();
        bool isUsers = prefix is null && !parsed.GetValue(_system);
        // A prefix is a world of its own: what this user has elsewhere says nothing about it.
        ProgramCopy copy = new(AppContext.BaseDirectory, Compile);
        return new KernelInstaller(root, prefix is not null ? [] : paths.SearchPath(), DotnetHost.Find(), copy, isUsers ? UserCaches.Current : null, Console.Out);

        // Ctrl+C ends the compiler too, and must not pass for its failure.
        string? Compile(string folder)
        {
            string? problem = ReadyToRun.Compile(folder);
            cancellation.ThrowIfCancellationRequested();
            return problem;
        }
    }

    /// <summary>Runs what may fail with a message.</summary>
    public static int Run(Action action)
    {
        try
        {
            action();
            return ExitCodes.Ok;
        }
        catch (InstallException e)
        {
            Console.Error.WriteLine($"error: {e.Message}");
            return ExitCodes.Failed;
        }
    }
}
