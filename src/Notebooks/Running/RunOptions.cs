using System.Globalization;

namespace Notebooks;

/// <summary>What the user asked of a run.</summary>
internal sealed record RunOptions
{
    /// <summary>Seconds that a cell may take where the notebook doesn't say otherwise; 0 for no limit.</summary>
    public double TimeoutSeconds { get; init; } = 120;

    /// <summary>How many notebooks run at the same time.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>How much memory a notebook's process may use, in MiB.</summary>
    public int MemoryMegabytes { get; init; } = 2048;

    /// <summary>Stop everything at the first failure.</summary>
    public bool FailFast { get; init; }

    /// <summary>Write the outputs into the notebooks themselves.</summary>
    public bool Save { get; init; }

    /// <summary>With <see cref="Save"/>, renew the outputs of cells tagged <c>volatile</c> too.</summary>
    public bool Volatile { get; init; }

    /// <summary>The folder for executed copies, or null for <c>.executed/</c> at the repository's root.</summary>
    public string? Output { get; init; }

    /// <summary>The culture that cells run in.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The memory a notebook gets when the user doesn't say: its share of the machine, between 1 and 4 GiB.</summary>
    public static int DefaultMemory(int parallel)
    {
        var machine = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        return (int)Math.Clamp(machine * 3 / 4 / Math.Max(parallel, 1), 1024, 4096);
    }
}
