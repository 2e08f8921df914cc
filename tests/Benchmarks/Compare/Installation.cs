using System.Diagnostics;

namespace Benchmarks.Compare;

/// <summary>What a comparison needs besides this repository.</summary>
internal static class Installation
{
    private static readonly string[] Packages = ["python3-numpy", "python3-torch", "libopenblas0-pthread"];

    /// <summary>What to do about something missing.</summary>
    public static string Advice => $"Install it with: apt-get install {string.Join(' ', Packages)}, or let --install do so.";

    /// <summary>Installs it with apt-get, as root or through sudo.</summary>
    /// <returns>Whether everything is there.</returns>
    public static async Task<bool> InstallAsync(CancellationToken cancellation)
    {
        string[] command = [.. Environment.IsPrivilegedProcess ? [] : new[] { "sudo", "-n" }, "apt-get", "install", "-y", "-q", "--no-install-recommends", .. Packages];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]))!;
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode == 0) return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No apt-get here; the message below says what to do.
        }

        Console.Error.WriteLine($"\"{string.Join(' ', command)}\" failed. NumPy on OpenBLAS and PyTorch from elsewhere do as well: pip install numpy torch.");
        return false;
    }
}
