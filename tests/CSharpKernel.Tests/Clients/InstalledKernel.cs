using System.Diagnostics;
using System.Text;

namespace CSharpKernel.Tests.Clients;

/// <summary>The kernel as a user has it: installed, into a folder of its own that the clients are told to search.</summary>
public sealed class InstalledKernel : IDisposable
{
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(2);

    public InstalledKernel()
    {
        Folder = Directory.CreateTempSubdirectory("kernel-clients-").FullName;
        (int exitCode, string text) = Run("dotnet", InstallTime, Folder, CommandAssembly(), "install", "--no-precompile", "--prefix", Folder);
        Assert.True(exitCode == 0, text);
    }

    /// <summary>Everything that a test writes goes here.</summary>
    public string Folder { get; }

    public string KernelJson => Path.Combine(Folder, "share", "jupyter", "kernels", ".net-csharp", "kernel.json");

    public static string Sources
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, "Notebooks.sln")))
                folder = Path.GetDirectoryName(folder);
            return folder ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }
    }

    public static string Script(string name) => Path.Combine(Sources, "tests", "CSharpKernel.Tests", "Clients", name);

    /// <summary>A new folder for one test.</summary>
    public string Scratch(string name) => Directory.CreateDirectory(Path.Combine(Folder, "scratch", name)).FullName;

    /// <summary>Runs a program to its end, with Jupyter's folders inside of ours.</summary>
    public (int ExitCode, string Text) Run(string program, TimeSpan patience, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["JUPYTER_PATH"] = Path.Combine(Folder, "share", "jupyter");
        foreach (string name in (string[])["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"])
            start.Environment[name] = Path.Combine(Folder, "jupyter", name);
        start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1";

        StringBuilder text = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, e) => Append(text, e.Data);
        process.ErrorDataReceived += (_, e) => Append(text, e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        bool ended = process.WaitForExit(patience);
        if (!ended)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        lock (text)
            return (ended ? process.ExitCode : -1, ended ? text.ToString() : $"{text}\n(not ended after {patience})");
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // a browser or server that is still ending
        }
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string CommandAssembly()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Sources, "src", "Notebooks", "bin", configuration, "net10.0", "notebooks.dll");
    }
}
