using System.Diagnostics;
using System.Globalization;
using CSharpKernel;

namespace Notebooks;

/// <summary>Confines one submission's process: to a folder, to an environment without secrets, to its share of the machine.</summary>
/// <param name="prefix">The command that runs another one apart; see <see cref="Sandbox.Prefix"/>.</param>
/// <param name="folder">The folder that it may write to.</param>
internal sealed class Confinement(IReadOnlyList<string> prefix, string folder) : IConfinement
{
    /// <summary>How many processes a submission may have at a time, those that keep it apart included.</summary>
    private const int ProcessLimit = 32;

    /// <summary>How much it may write, where the folder itself has no limit.</summary>
    private const long DiskLimit = 256 * 1024 * 1024;

    // What a program needs to start; everything else in the environment is the teacher's own.
    private static readonly string[] Kept = ["PATH", "LANG", "LC_ALL", "DOTNET_ROOT", "NUGET_PACKAGES", "SystemRoot", "windir", "ComSpec", "PATHEXT", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"];

    private readonly (string Name, string Value) _mark = ("NOTEBOOKS_SUBMISSION", Guid.NewGuid().ToString("N"));

    private ProcessFamily Family => new($"{_mark.Name}={_mark.Value}");

    public int MessageLimit => 16 * 1024 * 1024;

    public void Wrap(ProcessStartInfo start)
    {
        string[] command = [.. prefix, start.FileName, .. start.ArgumentList];
        start.FileName = command[0];
        start.ArgumentList.Clear();
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);

        var kept = start.Environment.Where(v => Kept.Contains(v.Key, StringComparer.OrdinalIgnoreCase)).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
            start.Environment[name] = value;
        foreach (var name in new[] { "HOME", "USERPROFILE", "TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "DOTNET_CLI_HOME", "APPDATA", "LOCALAPPDATA" })
            start.Environment[name] = folder;
        start.Environment["DOTNET_NOLOGO"] = start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // The runtime's own mappings count as files, whose size may be limited.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment[_mark.Name] = _mark.Value;
    }

    public CellError? Excess(long memory)
    {
        var (count, used) = Family.Measure();
        if (count > ProcessLimit)
            return Error("TooManyProcesses", $"The submission started more than {ProcessLimit} processes.");
        if (used > memory)
            return Error("OutOfMemory", $"The submission and what it started used more memory than it may, {memory / (1024 * 1024)} MiB with the runtime's own (--memory).");
        return Written() > DiskLimit ? Error("TooMuchWritten", $"The submission wrote more than {DiskLimit / (1024 * 1024)} MiB.") : null;
    }

    public void KillRest() => Family.Kill();

    private long Written()
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Just being deleted, or locked away.
            return 0;
        }
    }

    private static CellError Error(string name, FormattableString message) => new(name, message.ToString(CultureInfo.InvariantCulture), []);
}
