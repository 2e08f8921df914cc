using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Tries a learner's class on the examples of an exercise, and writes down what is right and what is wrong.</summary>
internal sealed class ClassTrial
{
    private readonly Exercise _exercise;
    private readonly LearnersClass _learners;
    private readonly Report _report;
    private readonly Comparison _comparison;
    private readonly List<string> _changed = [];

    private ClassTrial(Type type, Exercise exercise, Report report)
    {
        (_exercise, _report) = (exercise, report);
        _learners = new LearnersClass(type, exercise);
        _comparison = new Comparison(exercise, _learners, report);
    }

    public static Feedback Run(Type type, Exercise exercise) =>
        Attempt.Run(Signature.ShortName(type), report => new ClassTrial(type, exercise, report).Run());

    private void Run()
    {
        var ordinary = _exercise.Examples.Where(example => !example.IsLarge).ToArray();
        var fits = _comparison.Report("Forward", null, ordinary, [.. ordinary.Select(example => Forward(New(example), example))]);
        var gradients = ordinary.Select(ForwardAndBackward).ToArray();
        foreach (var (name, k) in _exercise.Gradients.Select((name, k) => (name, k)))
            _comparison.Report(name, k, ordinary, [.. gradients.Select(all => all[k])], fits);

        TryLargeValues();
        ReportChanges();
        TrySecondPass(ordinary[^1], ordinary[0], gradients[0]);
        TryTwoObjects(ordinary[^1], ordinary[0], gradients[0]);
    }

    private void TryLargeValues()
    {
        if (_exercise.Examples.FirstOrDefault(example => example.IsLarge) is not { } large) return;
        var learner = New(large);
        var output = Forward(learner, large);
        var gradients = Backward(learner, large);
        _comparison.ReportLarge(large, [output, .. gradients]);
    }

    private void ReportChanges()
    {
        if (_exercise.Inputs.All(input => input.Type == typeof(double))) return;
        if (_changed.Count == 0)
            _report.Right("what it was given is unchanged afterwards");
        else
            _report.Wrong(_changed[0], null,
                "The matrices that come in belong to the caller, who may need them for another branch. Write the result into a matrix of your own.");
    }

    // Another shape in between, so that whatever is kept from the first pass shows.
    private void TrySecondPass(Example before, Example example, Matrix<double>[] expected)
    {
        var learner = New(example);
        if (!SameParameters(before, example)) before = example;
        Forward(learner, before);
        Backward(learner, before);
        Forward(learner, example);
        var once = Backward(learner, example);
        var twice = Backward(learner, example);
        var names = _exercise.Gradients.ToArray();
        for (var k = 0; k < expected.Length; k++)
        {
            var different = !Agree(once[k], expected[k]) ? once[k] : !Agree(twice[k], expected[k]) ? twice[k] : null;
            if (different is null) continue;
            var isSum = different.RowCount == expected[k].RowCount && different.ColumnCount == expected[k].ColumnCount;
            _report.Wrong($"{names[k]} of a second pass depends on the pass before", $"for {_exercise.Text(example, withDout: true)}",
                isSum && _exercise.Kept.Contains(names[k]) ? "Each Backward replaces the gradients of the one before. Is something added to what was there?" : "What does the object still hold from the pass before?");
            return;
        }

        _report.Right("a second pass forgets the first");
    }

    private void TryTwoObjects(Example other, Example example, Matrix<double>[] expected)
    {
        var (first, second) = (New(example), New(other));
        Forward(first, example);
        Forward(second, other);
        if (Gives(() => Backward(first, example), expected))
            _report.Right("two objects do not disturb each other");
        else
            _report.Wrong("two objects disturb each other", null, "Each object keeps its own values from Forward. Is a field static, or declared outside the class?");
    }

    // Values of another shape may well end in an exception, which says less than the reason.
    private bool Gives(Func<Matrix<double>[]> backward, Matrix<double>[] expected)
    {
        try
        {
            return backward().Zip(expected).All(pair => Agree(pair.First, pair.Second));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    private Matrix<double>[] ForwardAndBackward(Example example)
    {
        var learner = New(example);
        Forward(learner, example);
        return Backward(learner, example);
    }

    private Learner New(Example example)
    {
        _report.Doing = $"The constructor{Suffix(example, withDout: false)}";
        var given = example.Copy().Parameters;
        return new Learner(_learners.New(given), given);
    }

    private Matrix<double> Forward(Learner learner, Example example)
    {
        _report.Doing = $"Forward{Suffix(example, withDout: false)}";
        var given = example.Copy();
        var result = _learners.Forward(learner.Object, given);
        if (!Example.Same(given.Inputs, example.Inputs)) _changed.Add("Forward changes what it was given");
        if (result is not null && given.Inputs.Any(input => ReferenceEquals(input, result))) _changed.Add("Forward returns, instead of a new matrix, what it was given");
        NoteChangedParameters("Forward", learner, example);
        return Quantity.Of(result) ?? throw new LearnersMistakeException("Forward returns null", "Does every way through it end in the result?");
    }

    private Matrix<double>[] Backward(Learner learner, Example example)
    {
        _report.Doing = $"Backward{Suffix(example, withDout: true)}";
        var given = example.Copy();
        var returned = _learners.Backward(learner.Object, given);
        if (!given.Dout!.Equals(example.Dout!)) _changed.Add("Backward changes what it was given");
        if (returned.Any(gradient => ReferenceEquals(gradient, given.Dout))) _changed.Add("Backward returns, instead of a new matrix, what it was given");
        NoteChangedParameters("Backward", learner, example);
        return
        [
            .. returned.Select(gradient => Quantity.Of(gradient) ?? throw new LearnersMistakeException("Backward returns null")),
            .. _learners.Kept(learner.Object).Zip(_exercise.Kept, (gradient, name) => Quantity.Of(gradient)
                ?? throw new LearnersMistakeException($"{name} is null after Backward", $"Backward is to leave the gradient of {name[1..]} there.")),
        ];
    }

    private void NoteChangedParameters(string method, Learner learner, Example example)
    {
        for (var k = 0; k < example.Parameters.Length; k++)
            if (!Example.Same(learner.Parameters[k], example.Parameters[k]))
                _changed.Add($"{method} changes {_exercise.Parameters[k].Name}");
    }

    private string Suffix(Example example, bool withDout) => _exercise.Text(example, withDout) is { Length: > 0 } text ? $", for {text}" : "";

    private static bool SameParameters(Example a, Example b) =>
        a.Parameters.Zip(b.Parameters).All(pair => ReferenceEquals(pair.First, pair.Second));

    private bool Agree(Matrix<double> a, Matrix<double> b) => Quantity.Agree(a, b, _exercise.Tolerance);

    /// <summary>A learner's object, and the parameters that it was made from.</summary>
    private sealed record Learner(object Object, object[] Parameters);
}
