using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CSharpKernel;

namespace Notebooks;

/// <summary>How the program was copied, for the report.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Precompiled">Whether it was compiled ahead of time.</param>
/// <param name="Problem">Why it was not, if it should have been.</param>
internal sealed record InstalledProgram(string Folder, bool Precompiled, string? Problem)
{
    /// <summary>The assembly to start.</summary>
    public string Assembly => Path.Combine(Folder, "notebooks.dll");
}

/// <summary>
/// Copies the running program, from the repository's build or from a tool's store alike, into a folder that neither the next
/// build nor the tool's update touches.
/// </summary>
/// <param name="source">The program's own folder.</param>
/// <param name="precompile">Compiles the assemblies in a folder ahead of time; returns null, or what went wrong.</param>
internal sealed class ProgramCopy(string source, Func<string, string?> precompile)
{
    private const string Staging = ".new-";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(2);

    /// <summary>Puts the program under a root, in a folder named after its version and contents.</summary>
    /// <param name="root">The folder that holds the versions.</param>
    /// <param name="wantsPrecompiled">Whether to compile ahead of time.</param>
    public InstalledProgram Install(string root, bool wantsPrecompiled)
    {
        string name = $"{KernelIdentity.Version}-{Fingerprint()}";
        string folder = Path.Combine(root, name);
        if (wantsPrecompiled && Directory.Exists(folder))
            return new InstalledProgram(folder, true, null);
        string plain = folder + "-plain";
        if (!wantsPrecompiled && Directory.Exists(plain))
            return new InstalledProgram(plain, false, null);

        string staging = Path.Combine(root, Staging + Guid.NewGuid().ToString("N"));
        try
        {
            CopyFolder(source, staging);
            string? problem = wantsPrecompiled ? precompile(staging) : null;
            bool precompiled = wantsPrecompiled && problem is null;
            if (!precompiled)
                folder = plain;
            // Somebody else may have installed the same meanwhile; what is there is as good.
            if (!Directory.Exists(folder))
                Directory.Move(staging, folder);
            return new InstalledProgram(folder, precompiled, problem);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>Removes the versions before this one. A file that a running kernel holds open (on Windows) stays for the next time.</summary>
    public static void RemoveOthers(string root, string keep)
    {
        foreach (string folder in Directory.EnumerateDirectories(root).Where(f => Path.GetFullPath(f) != Path.GetFullPath(keep)))
        {
            bool isUnderWay = Path.GetFileName(folder).StartsWith(Staging, StringComparison.Ordinal)
                && DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) < Abandoned;
            if (!isUnderWay)
                TryDelete(folder);
        }
    }

    /// <summary>Deletes a folder if the system lets it.</summary>
    public static bool TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(RuntimeInformation.RuntimeIdentifier));
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(source, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.EnumerateDirectories(from))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
