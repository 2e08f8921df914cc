using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Notebooks;

/// <summary>
/// All processes that have come of one, on Linux also those that have cut themselves loose: every process inherits the
/// variable by which its family is known. One that removes it is still known by its parent.
/// </summary>
/// <param name="mark">The variable's name and value, which no other family has.</param>
internal sealed class ProcessFamily(string mark)
{
    private readonly byte[] _mark = Encoding.UTF8.GetBytes(mark);

    /// <summary>How many there are, and the memory that they hold together.</summary>
    public (int Count, long Memory) Measure()
    {
        var family = Members();
        return (family.Count, family.Sum(p => p.Pages) * Environment.SystemPageSize);
    }

    /// <summary>Ends them all, until none is left.</summary>
    public void Kill()
    {
        // One that is just being started is found the next time.
        for (var round = 0; round < 50 && Members() is { Count: > 0 } family; round++)
        {
            foreach (var (id, _) in family)
                Kill(id);
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit(TimeSpan.FromMilliseconds(200));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private List<(int Id, long Pages)> Members()
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var all = Processes();
        var family = all.Where(p => HasMark(p.Id)).Select(p => p.Id).ToHashSet();
        // A child's number may be lower than its parent's.
        for (var grown = family.Count > 0; grown;)
        {
            grown = false;
            foreach (var process in all.Where(p => family.Contains(p.Parent)))
                grown |= family.Add(process.Id);
        }
        return [.. all.Where(p => family.Contains(p.Id)).Select(p => (p.Id, p.Pages))];
    }

    private static List<(int Id, int Parent, long Pages)> Processes()
    {
        var processes = new List<(int, int, long)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder.AsSpan()), CultureInfo.InvariantCulture, out var id) || Read($"{folder}/stat") is not { } bytes)
                continue;
            // The name stands in parentheses and may hold anything; behind it: state, parent, ..., and the resident pages as the 22nd.
            var text = Encoding.UTF8.GetString(bytes);
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 21 && fields[0] is not ("Z" or "X"))
                processes.Add((id, int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[21], CultureInfo.InvariantCulture)));
        }
        return processes;
    }

    private bool HasMark(int id) => Read($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/environ") is { } environment && environment.AsSpan().IndexOf(_mark) >= 0;

    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return null;
        }
    }
}
