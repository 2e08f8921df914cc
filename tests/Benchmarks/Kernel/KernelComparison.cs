using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Compare;

namespace Benchmarks.Kernel;

/// <summary>
/// Installs our kernel into a folder of its own, as <c>notebooks install</c> does for a user, and measures it and ipykernel
/// in turn through jupyter_client, so that what else the machine does meets both alike.
/// </summary>
internal static class KernelComparison
{
    private const string Missing = "jupyter_client, ipykernel and NumPy are needed for some Python. Install them with: apt-get install python3-ipykernel python3-jupyter-client python3-numpy";
    private static readonly int[] CellCounts = [100, 2000];

    public static async Task<int> RunAsync(int rounds, FileInfo? json, CancellationToken cancellation)
    {
        if (FindRepository() is not { } repository) return Fail("This command runs inside of the repository.");
        if (await FindPythonAsync(cancellation) is not { } python) return Fail(Missing);
        var folder = Directory.CreateTempSubdirectory("kernel-benchmark-").FullName;
        try
        {
            if (await InstallAsync(repository, folder, cancellation) is { } problem) return Fail(problem);
            var plan = Path.Combine(folder, "plan.json");
            await File.WriteAllTextAsync(plan, JsonSerializer.Serialize(Plan(repository, folder, rounds)), cancellation);
            var (exitCode, text) = await RunAsync(python, folder, echoErrors: true, cancellation, Path.Combine(AppContext.BaseDirectory, "Python", "kernels.py"), plan);
            if (exitCode != 0) return Fail("The measurement failed; what it said is above.");
            if (json is not null) await File.WriteAllTextAsync(json.FullName, text, cancellation);
            Console.WriteLine($"{Machine.Describe()}; .NET {Environment.Version}");
            KernelReport.Write(JsonDocument.Parse(text).RootElement, CellCounts);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static object Plan(string repository, string folder, int rounds)
    {
        var library = Path.Combine(repository, "src", "FromScratch.Interactive", "bin", "notebooks", "FromScratch.Interactive.dll").Replace('\\', '/');
        return new
        {
            rounds,
            cells = CellCounts,
            kernels = new object[]
            {
                new
                {
                    name = "ours",
                    spec = Path.Combine(folder, "share", "jupyter", "kernels"),
                    kernel = ".net-csharp",
                    setup = $"#r \"{library}\"\nusing MathNet.Numerics.LinearAlgebra;\nvar A = Matrix<double>.Build.Random(100, 100, 1);\nvar B = Matrix<double>.Build.Random(100, 100, 2);",
                    math = "(A * B)[0, 0]",
                    declaration = "var x{0} = {0}; x{0}",
                },
                new
                {
                    name = "ipykernel",
                    spec = (string?)null,
                    kernel = "python3",
                    setup = "import numpy as np\nA = np.random.rand(100, 100)\nB = np.random.rand(100, 100)",
                    math = "(A @ B)[0, 0]",
                    declaration = "x{0} = {0}; x{0}",
                },
            },
        };
    }

    // What a reader types, with a prefix that nothing else sees.
    private static async Task<string?> InstallAsync(string repository, string folder, CancellationToken cancellation)
    {
        Console.Error.WriteLine("Installing the kernel into a temporary folder ...");
        var (exitCode, text) = await RunAsync("dotnet", repository, echoErrors: true, cancellation, "run", "--project", "src/Notebooks", "--", "install", "--prefix", folder);
        if (exitCode != 0) return "The kernel could not be installed; what the command said is above.";
        return text.Contains("(compiled ahead of time)", StringComparison.Ordinal) ? null : $"The kernel was installed without being compiled ahead of time; its figures would say nothing.\n{text}";
    }

    private static async Task<string?> FindPythonAsync(CancellationToken cancellation)
    {
        foreach (var python in (string[])[Environment.GetEnvironmentVariable("PYTHON") ?? "", "/usr/bin/python3", "python3", "python"])
        {
            if (python.Length > 0 && (await RunAsync(python, ".", echoErrors: false, cancellation, "-c", "import ipykernel, jupyter_client, numpy")).ExitCode == 0) return python;
        }

        return null;
    }

    private static async Task<(int ExitCode, string Text)> RunAsync(string program, string folder, bool echoErrors, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = !echoErrors };
        try
        {
            using var process = Process.Start(start)!;
            var errors = echoErrors ? Task.CompletedTask : process.StandardError.ReadToEndAsync(cancellation);
            var text = await process.StandardOutput.ReadToEndAsync(cancellation);
            await errors;
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, text);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }

    private static string? FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Notebooks.sln"))) folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
