namespace FromScratch;

/// <summary>Mistakes that can be made with any node or layer.</summary>
internal static class CommonMistakes
{
    /// <summary>The mistakes of a gradient, or, for null, of the output.</summary>
    public static IEnumerable<Mistake> Of(Exercise exercise, int? gradient) =>
        gradient is { } k ? OfGradient(exercise, k) : OfOutput(exercise);

    private static IEnumerable<Mistake> OfOutput(Exercise exercise)
    {
        yield return new Mistake(null, "It is 0 everywhere: is the result ever put there?", (_, right) => 0 * right.Output);
        for (var k = 0; k < exercise.Inputs.Count; k++)
        {
            var input = k;
            if (exercise.Inputs[k].Type == exercise.Output)
                yield return new Mistake(null, $"It is {exercise.Inputs[k].Name}, as it came in.", (example, _) => example.Input(input));
        }

        yield return new Mistake(null, "The sign is the wrong way round.", (_, right) => -right.Output);
        yield return new Mistake(null, "It is the transpose of what it should be.", (_, right) => right.Output.Transpose());
    }

    private static IEnumerable<Mistake> OfGradient(Exercise exercise, int k)
    {
        var names = exercise.Gradients.ToArray();
        yield return new Mistake(null, "It is 0 everywhere: is the gradient ever put there?", (_, right) => 0 * right.Gradients[k]);
        yield return new Mistake(null, "It is dout, as it came in. What does this node itself do to a gradient?", (example, _) => example.Dout);
        yield return new Mistake(null, "It does not depend on dout: where does the upstream gradient come in?",
            (example, _) => exercise.Reference(example with { Dout = example.Dout!.Map(_ => 1.0) }).Gradients[k]);
        yield return new Mistake(null, "The sign is the wrong way round.", (_, right) => -right.Gradients[k]);
        yield return new Mistake(null, "It is the transpose of what it should be.", (_, right) => right.Gradients[k].Transpose());
        yield return new Mistake(null, "It is too small by the number of rows of the batch: averaged, where a gradient adds up.", (example, right) => right.Gradients[k] / example.X.RowCount);
        yield return new Mistake(null, "It is too large by the number of rows of the batch.", (example, right) => right.Gradients[k] * example.X.RowCount);
        for (var other = 0; other < names.Length; other++)
        {
            var which = other;
            if (which != k)
                yield return new Mistake(null, $"This is what {names[which]} should be: were the two exchanged?", (_, right) => right.Gradients[which]);
        }

        for (var input = 0; input < exercise.Inputs.Count; input++)
        {
            var which = input;
            if (exercise.Inputs[input].Type != typeof(int[]))
                yield return new Mistake(null, $"It is {exercise.Inputs[input].Name}, as it went into Forward.", (example, _) => example.Input(which));
        }
    }
}
