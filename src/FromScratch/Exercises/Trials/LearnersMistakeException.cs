namespace FromScratch;

/// <summary>What a learner's code returned cannot be compared with anything.</summary>
/// <param name="text">What it did.</param>
/// <param name="hint">The likely cause.</param>
internal sealed class LearnersMistakeException(string text, string? hint = null) : Exception(text)
{
    public string? Hint => hint;
}
