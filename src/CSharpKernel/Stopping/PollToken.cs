using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CSharpKernel;

/// <summary>
/// What a loop of a cell asks whether to go on: taken once before the loop, so that each turn costs one load and one branch.
/// Public only because a cell is another assembly.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PollToken
{
    private volatile bool _stopped;

    internal PollToken()
    {
    }

    /// <summary>Throws if the loop is to end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check()
    {
        if (_stopped)
            Throw();
    }

    internal void Stop() => _stopped = true;

    // That this never returns is what keeps a loop fast: nothing has to be saved around the call.
    [DoesNotReturn]
    private static void Throw() => throw CellExecution.DeliverStop();
}
