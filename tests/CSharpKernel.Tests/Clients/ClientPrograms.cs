namespace CSharpKernel.Tests.Clients;

/// <summary>The programs that the client tests need; a test without its program is skipped and says which.</summary>
internal static class ClientPrograms
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static string Python(InstalledKernel kernel, params string[] modules)
    {
        // Debian's packages belong to Debian's Python, which need not be the first on the path.
        string? python = ((string[])["/usr/bin/python3", "python3", "python"]).FirstOrDefault(p => Works(kernel, p, "-c", $"import {string.Join(", ", modules)}"));
        Assert.SkipWhen(python is null, $"There is no Python with {string.Join(", ", modules)} (Debian: apt-get install jupyter-notebook).");
        return python!;
    }

    public static string Node(InstalledKernel kernel)
    {
        Assert.SkipUnless(Works(kernel, "node", "--version"), "There is no node.");
        Assert.SkipUnless(Directory.Exists(InstalledKernel.Script("node_modules")), "The npm packages are not installed (npm install in tests/CSharpKernel.Tests/Clients).");
        return "node";
    }

    public static string Chromium(InstalledKernel kernel)
    {
        string? path = ((string[])["chromium", "chromium-browser", "google-chrome", "chrome"])
            .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null || !Works(kernel, path, "--version"), "There is no Chromium.");
        return path!;
    }

    private static bool Works(InstalledKernel kernel, string program, params string[] arguments)
    {
        try
        {
            return kernel.Run(program, Patience, kernel.Folder, arguments).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
