using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Notebooks;

/// <summary>
/// What this machine offers to keep a stranger's program apart. Linux can do all of it with <c>unshare</c>, <c>mount</c> and
/// <c>setpriv</c>, without an administrator, where its namespaces are not switched off.
/// </summary>
internal sealed class Sandbox
{
    private const int ProbeSeconds = 10;

    private static readonly string[] Namespaces = ["unshare", "--user", "--map-root-user", "--mount", "--net", "--ipc", "--pid", "--fork", "--kill-child", "--mount-proc"];

    private Sandbox(bool isApart) => IsApart = isApart;

    /// <summary>Whether programs have processes, network and files of their own.</summary>
    public bool IsApart { get; }

    /// <summary>Finds out what works here, by trying it in a folder.</summary>
    /// <param name="folder">A folder in which nothing is to be changed.</param>
    public static Sandbox Find(string folder) => new(OperatingSystem.IsLinux() && Works(folder));

    /// <summary>The command that runs another one apart, as far as this machine can.</summary>
    /// <param name="home">The folder that it may write to.</param>
    /// <param name="processors">The processors that it may use, such as <c>0-1</c>; empty for all.</param>
    /// <param name="hidden">Folders that it may not see.</param>
    public IReadOnlyList<string> Prefix(string home, string processors, IReadOnlyList<string> hidden) =>
        IsApart ? [.. Namespaces, "sh", "-c", Script("confine.sh"), "confine", home, processors, hidden.Count.ToString(CultureInfo.InvariantCulture), .. hidden]
        : OperatingSystem.IsWindows() ? []
        : ["sh", "-c", Script("limit.sh"), "limit", home];

    private static bool Works(string folder)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, "probe")).FullName;
        const string Try = "! touch \"$1/outside\" 2>/dev/null && touch inside && [ \"$(ls /proc | grep -c '^[0-9]')\" -lt 9 ]";
        var prefix = new Sandbox(true).Prefix(home, "", []);
        try
        {
            using var probe = Process.Start(new ProcessStartInfo(prefix[0], [.. prefix.Skip(1), "sh", "-c", Try, "probe", folder])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            })!;
            if (!probe.WaitForExit(TimeSpan.FromSeconds(ProbeSeconds)))
                probe.Kill(entireProcessTree: true);
            probe.WaitForExit();
            return probe.ExitCode == 0 && Directory.GetFiles(folder).Length == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no unshare
        }
    }

    private static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
