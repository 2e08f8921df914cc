using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>What a node, layer or function of the books is to do, and what goes wrong with it.</summary>
/// <param name="Name">Its name, such as <c>Affine</c>.</param>
/// <param name="Reference">What is right for an example, by the library's own layer.</param>
internal sealed record Exercise(string Name, Func<Example, Outcome> Reference)
{
    /// <summary>The constructor's parameters.</summary>
    public IReadOnlyList<Argument> Parameters { get; init; } = [];

    /// <summary>The parameters of Forward, or of a function.</summary>
    public required IReadOnlyList<Argument> Inputs { get; init; }

    /// <summary>What Forward, or a function, returns: a number or a matrix.</summary>
    public required Type Output { get; init; }

    /// <summary>The gradients that Backward returns.</summary>
    public IReadOnlyList<Argument> Returned { get; init; } = [];

    /// <summary>The gradients that Backward leaves in the object, by the names of their members.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>What it is tried with.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>What readers get wrong, the most telling first.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>The largest relative error that counts as right.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>All gradients: the returned ones, then the kept ones.</summary>
    public IEnumerable<string> Gradients => Returned.Select(gradient => gradient.Name).Concat(Kept);

    /// <summary>An example in words.</summary>
    public string Text(Example example, bool withDout) =>
        example.Text([.. Parameters.Select(p => p.Name)], [.. Inputs.Select(p => p.Name)], withDout);
}

/// <summary>A name and its type in a signature.</summary>
internal sealed record Argument(string Name, Type Type);

/// <summary>What a forward and a backward pass give: the output and the gradients in the exercise's order.</summary>
internal sealed record Outcome(Matrix<double> Output, params IReadOnlyList<Matrix<double>> Gradients);

/// <summary>A known mistake: what it would make of an example.</summary>
/// <param name="Quantity">Whose value it explains: <c>Forward</c>, <c>dx</c>, <c>dW</c>; null for any gradient.</param>
/// <param name="Hint">What to tell the learner: where to look, never the formula.</param>
/// <param name="Result">The wrong value, from the example and what is right for it; null where it has none.</param>
internal sealed record Mistake(string? Quantity, string Hint, Func<Example, Outcome, Matrix<double>?> Result)
{
    /// <summary>Whether this mistake gives just the value that the learner's code gave.</summary>
    public bool Explains(Matrix<double> actual, Example example, Outcome right, double tolerance)
    {
        try
        {
            return Result(example, right) is { } result && FromScratch.Quantity.Agree(actual, result, tolerance);
        }
        catch (ArgumentException)
        {
            // A wrong order of factors has no product for every shape.
            return false;
        }
    }
}
