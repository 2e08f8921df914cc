using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace FromScratch.Tests;

/// <summary>The NumPy of this machine, if it has one: runs the same calls there, so that any seed and mixture can be compared.</summary>
internal static class LiveNumPy
{
    // One program per line: [seed, [call, arguments...], ...]; one line of 64-bit patterns per program comes back.
    private const string Script = """
        import sys, json, numpy as np
        def run(rs, name, a):
            if name == 'randint': return rs.randint(a[0], a[1], size=a[2], dtype=a[3])
            if name == 'choice':
                p = None if a[3] is None else np.array([float.fromhex(v) for v in a[3]])
                return rs.choice(a[0], a[1], a[2], p)
            if name == 'shuffle':
                x = np.arange(a[0]); rs.shuffle(x); return x
            if name == 'shuffle_rows':
                x = np.arange(a[0] * 3).reshape(a[0], 3); rs.shuffle(x); return x
            if name == 'permute_rows': return rs.permutation(np.arange(a[0] * 3).reshape(a[0], 3))
            return getattr(rs, name)(*[tuple(v) if isinstance(v, list) else v for v in a])
        for line in sys.stdin:
            seed, *calls = json.loads(line)
            rs = np.random.RandomState(seed)
            out = []
            for name, *a in calls:
                v = np.asarray(run(rs, name, a)).ravel()
                v = v.astype(np.float64).view(np.int64) if v.dtype.kind == 'f' else v.astype(np.int64)
                out.append(','.join(map(str, v.tolist())))
            print(';'.join(out), flush=True)
        """;

    internal static IReadOnlyList<long[][]> Run(IEnumerable<object[]> programs)
    {
        var start = new ProcessStartInfo(Python(), ["-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var answers = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        foreach (var program in programs) process.StandardInput.WriteLine(JsonSerializer.Serialize(program));
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("NumPy did not answer within a minute.");
        }

        Assert.True(process.ExitCode == 0, errors.Result);
        return [.. answers.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            line.Split(';').Select(call => call.Length == 0 ? [] : Array.ConvertAll(call.Split(','), number => long.Parse(number, CultureInfo.InvariantCulture))).ToArray())];
    }

    private static string Python()
    {
        foreach (var candidate in (string[])["/usr/bin/python3", "python3", "python"])
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(candidate, ["-c", "import numpy"]) { RedirectStandardError = true, RedirectStandardOutput = true });
                if (process is null) continue;
                if (process.WaitForExit(TimeSpan.FromSeconds(30)) && process.ExitCode == 0) return candidate;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Not on this machine; the next candidate may be.
            }
        }

        Assert.Skip("There is no Python with NumPy on this machine to compare with.");
        return "";
    }
}
