namespace FromScratch;

/// <summary>A learner's answer that is right or wrong: yes or no, a word, a shape, labels.</summary>
/// <typeparam name="T">The answer's type.</typeparam>
public sealed class AnswerCheck<T>
{
    private readonly string _name;
    private readonly T _answer;
    private readonly string _shown;
    private readonly bool _missing;
    private readonly Func<T, T, bool> _same;
    private readonly List<(T Value, string Hint)> _mistakes = [];

    internal AnswerCheck(string name, T answer, string shown, bool missing, Func<T, T, bool> same) =>
        (_name, _answer, _shown, _missing, _same) = (name, answer, shown, missing, same);

    /// <summary>A mistake to expect, and what to say to it.</summary>
    /// <param name="wrong">The wrong answer.</param>
    /// <param name="hint">Where to look; not the answer.</param>
    public AnswerCheck<T> OnMistake(T wrong, string hint)
    {
        _mistakes.Add((wrong, hint));
        return this;
    }

    /// <summary>Compares with what is right.</summary>
    /// <param name="expected">The right answer.</param>
    public Feedback Is(T expected)
    {
        if (_missing) return Of(new Finding(false, "there is no answer yet", null, "Put your own in its place, run that cell, then this one."));
        if (_same(_answer, expected)) return Of(new Finding(true, "that is right"));
        var hint = _mistakes.Where(mistake => _same(_answer, mistake.Value)).Select(mistake => mistake.Hint).FirstOrDefault();
        return Of(new Finding(false, "not what comes out", $"yours {_shown}", hint));
    }

    private Feedback Of(Finding finding) => new(_name, [finding]);
}
