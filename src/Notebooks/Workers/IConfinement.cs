using System.Diagnostics;
using CSharpKernel;

namespace Notebooks;

/// <summary>What keeps a process that runs a stranger's cells from the rest of the machine.</summary>
internal interface IConfinement
{
    /// <summary>How many bytes a message of the process may have.</summary>
    int MessageLimit { get; }

    /// <summary>Changes the command that starts the process.</summary>
    void Wrap(ProcessStartInfo start);

    /// <summary>What the process and all that it has started have used too much of, or null.</summary>
    /// <param name="memory">How many bytes of memory all of them may use.</param>
    CellError? Excess(long memory);

    /// <summary>Ends what the process has started and left behind, wherever that has hidden.</summary>
    void KillRest();
}
