namespace Notebooks;

/// <summary>The systems whose folders differ.</summary>
internal enum Platform
{
    Linux,
    MacOS,
    Windows,
}

/// <summary>
/// Where Jupyter looks for kernels, and where programs keep their data. Paths are made for the platform that is asked about,
/// not for the one that this runs on.
/// </summary>
/// <param name="platform">The platform.</param>
/// <param name="variable">Looks up an environment variable; null or empty if it is not set.</param>
/// <param name="home">The user's home folder.</param>
internal sealed class JupyterPaths(Platform platform, Func<string, string?> variable, string home)
{
    /// <summary>The folder that holds the kernel's program, under a place for data.</summary>
    public const string ProgramFolder = "csharp-notebooks";

    /// <summary>The paths of this process.</summary>
    public static JupyterPaths Current => new(
        OperatingSystem.IsWindows() ? Platform.Windows : OperatingSystem.IsMacOS() ? Platform.MacOS : Platform.Linux,
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>For this user only.</summary>
    public InstallRoot User() => new(UserJupyter(), Join(UserData(), ProgramFolder));

    /// <summary>For every user of the machine.</summary>
    public InstallRoot System() => platform == Platform.Windows
        ? new(Join(ProgramData(), "jupyter"), Join(ProgramData(), ProgramFolder))
        : new("/usr/local/share/jupyter", "/usr/local/share/" + ProgramFolder);

    /// <summary>For the environment at a prefix, such as a hub image's or a virtual environment's.</summary>
    public InstallRoot Prefix(string prefix) => new(Join(prefix, "share", "jupyter"), Join(prefix, "share", ProgramFolder));

    /// <summary>
    /// For what this user's exports fetch and can fetch again. On Windows, where programs and caches have one place, the name
    /// differs from the program's, whose folder holds nothing but its versions.
    /// </summary>
    public string Cache() => platform switch
    {
        Platform.MacOS => Join(home, "Library", "Caches", ProgramFolder),
        Platform.Windows => Join(UserData(), ProgramFolder + "-cache"),
        _ => Join(Variable("XDG_CACHE_HOME") is { } cache && cache.StartsWith('/') ? cache : Join(home, ".cache"), ProgramFolder),
    };

    /// <summary>Jupyter's data folders in the order in which front ends search them.</summary>
    public IReadOnlyList<string> SearchPath()
    {
        List<string> path = [.. (Variable("JUPYTER_PATH") ?? "").Split(platform == Platform.Windows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries)];
        path.Add(UserJupyter());
        path.Add(System().Jupyter);
        if (platform != Platform.Windows)
            path.Add("/usr/share/jupyter");
        return path;
    }

    private string UserJupyter() => Variable("JUPYTER_DATA_DIR") ?? platform switch
    {
        Platform.MacOS => Join(home, "Library", "Jupyter"),
        Platform.Windows => Join(Variable("APPDATA") ?? Join(home, "AppData", "Roaming"), "jupyter"),
        _ => Join(UserData(), "jupyter"),
    };

    private string UserData() => platform switch
    {
        Platform.MacOS => Join(home, "Library", "Application Support"),
        Platform.Windows => Variable("LOCALAPPDATA") ?? Join(home, "AppData", "Local"),
        // A relative XDG_DATA_HOME is invalid by its specification, and is ignored.
        _ => Variable("XDG_DATA_HOME") is { } data && data.StartsWith('/') ? data : Join(home, ".local", "share"),
    };

    private string ProgramData() => Variable("PROGRAMDATA") ?? @"C:\ProgramData";

    private string? Variable(string name) => variable(name) is { Length: > 0 } value ? value : null;

    private string Join(params string[] parts) => platform == Platform.Windows
        ? string.Join('\\', parts.Select(p => p.TrimEnd('\\', '/')))
        : string.Join('/', parts.Select((p, i) => i == 0 && p == "/" ? "" : p.TrimEnd('/')));
}

/// <summary>One place to install at.</summary>
/// <param name="Jupyter">Jupyter's data folder, whose <c>kernels</c> holds the kernelspecs.</param>
/// <param name="Program">The folder for the kernel's program, which is all ours.</param>
internal sealed record InstallRoot(string Jupyter, string Program)
{
    /// <summary>Where the kernelspecs are.</summary>
    public string Kernels => Path.Combine(Jupyter, "kernels");
}
