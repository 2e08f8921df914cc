using System.CommandLine;

namespace Notebooks;

/// <summary>The options by which every command that runs notebooks is kept within bounds.</summary>
internal sealed class RunLimits
{
    private readonly Option<double> _timeout = NumberOption.Create("--timeout", "SECONDS", "How long a cell may run; 0 for no limit.", 0.0, 120.0);
    private readonly Option<int> _parallel = NumberOption.Create("--parallel", "N", "How many notebooks run at the same time.", 1, Environment.ProcessorCount);
    private readonly Option<int> _memory = NumberOption.Create("--memory", "MIB", "How much memory a notebook may use; 0 for its share of the machine, 1024 to 4096.", 0, 0);

    /// <summary>The options, to add to a command.</summary>
    public IEnumerable<Option> All => [_timeout, _parallel, _memory];

    /// <summary>What the user said.</summary>
    public RunOptions Read(ParseResult parsed)
    {
        var parallel = parsed.GetValue(_parallel);
        return new()
        {
            TimeoutSeconds = parsed.GetValue(_timeout),
            Parallel = parallel,
            // Less than the runtime itself needs would fail every notebook without saying why.
            MemoryMegabytes = parsed.GetValue(_memory) is > 0 and var memory ? Math.Max(memory, 64) : RunOptions.DefaultMemory(parallel),
        };
    }
}
