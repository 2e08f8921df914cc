using CSharpKernel;

namespace Notebooks;

/// <summary>What a cell is for in an exercise.</summary>
internal enum ExercisePart
{
    /// <summary>It is there for everybody.</summary>
    Given,

    /// <summary>The learner wrote it.</summary>
    Answer,

    /// <summary>It says whether the answers before it are right.</summary>
    Check,
}

/// <summary>A cell of an exercise, ready to run.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Part">What it is for.</param>
/// <param name="Code">Its source.</param>
internal sealed record ExerciseCell(string Name, ExercisePart Part, string Code)
{
    /// <summary>Why it is not run, or null. Then the checks of this answer are not run either.</summary>
    public string? Refusal { get; init; }
}

/// <summary>Takes what cells show, and drops it: only what checks return counts.</summary>
internal sealed class DroppedOutput : ICellOutput
{
    public void Write(ConsoleStream stream, string text)
    {
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
    }

    public void Update(MimeBundle bundle, string displayId)
    {
    }

    public void Clear(bool wait)
    {
    }

    public string ReadLine(string prompt, bool password, CancellationToken cancellation) =>
        throw new NotSupportedException("Nobody can answer here: the exercise is run without a person in front of it.");
}
