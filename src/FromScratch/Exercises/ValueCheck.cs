using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A number, or several, that the learner predicted or computed, to be compared with what came out.</summary>
/// <remarks>The feedback says where it differs and in which direction, and never what the right number is.</remarks>
public sealed class ValueCheck
{
    private readonly string _name;
    private readonly Matrix<double>? _value;
    private readonly List<(Matrix<double> Value, string Hint)> _mistakes = [];

    internal ValueCheck(string name, Matrix<double>? value) => (_name, _value) = (name, value);

    /// <summary>A mistake to expect, and what to say to it.</summary>
    /// <param name="wrong">What the mistake gives.</param>
    /// <param name="hint">Where to look; not the answer.</param>
    public ValueCheck OnMistake(double wrong, string hint) => OnMistake(Quantity.Of(wrong), hint);

    /// <inheritdoc cref="OnMistake(double, string)"/>
    public ValueCheck OnMistake((double X, double Y) wrong, string hint) => OnMistake(Samples.Row(wrong.X, wrong.Y), hint);

    /// <inheritdoc cref="OnMistake(double, string)"/>
    public ValueCheck OnMistake(Matrix<double> wrong, string hint)
    {
        _mistakes.Add((wrong, hint));
        return this;
    }

    /// <summary>Compares with what is right.</summary>
    /// <param name="expected">The right number.</param>
    /// <param name="within">The largest difference that counts as right; 0 for what rounding needs.</param>
    /// <exception cref="InvalidOperationException">There is no right number: a gradient of a graph that did not go backward.</exception>
    public Feedback Is(double? expected, double within = 0) => Is(Quantity.Of(expected!.Value), within);

    /// <inheritdoc cref="Is(double?, double)"/>
    public Feedback Is((double? X, double? Y) expected, double within = 0) => Is(Samples.Row(expected.X!.Value, expected.Y!.Value), within);

    /// <inheritdoc cref="Is(double?, double)"/>
    public Feedback Is(IReadOnlyList<double> expected, double within = 0) => Is(Samples.Row([.. expected]), within);

    /// <summary>Compares with what is right.</summary>
    /// <param name="expected">The right numbers; the shape counts too.</param>
    /// <param name="within">The largest difference of an entry that counts as right; 0 for what rounding needs.</param>
    public Feedback Is(Matrix<double> expected, double within = 0)
    {
        if (Missing() is { } missing) return missing;
        if (_value!.RowCount != expected.RowCount || _value.ColumnCount != expected.ColumnCount)
            return Wrong("it has the wrong shape", $"yours is {_value.Shape()}",
                _value.RowCount == expected.ColumnCount && _value.ColumnCount == expected.RowCount ? "Rows and columns are exchanged." : null);
        for (var i = 0; i < expected.RowCount; i++)
            for (var j = 0; j < expected.ColumnCount; j++)
                if (!Agrees(_value[i, j], expected[i, j], within))
                    return Wrong("not what comes out", $"{Place(i, j)}yours {Example.Number(_value[i, j])}", Hint(expected, i, j, within));
        return Right("that is what comes out");
    }

    /// <summary>An experiment's result must be below a bound.</summary>
    public Feedback IsBelow(double bound) => Bounded(bound, above: false);

    /// <summary>An experiment's result must be above a bound.</summary>
    public Feedback IsAbove(double bound) => Bounded(bound, above: true);

    private Feedback Bounded(double bound, bool above)
    {
        if (Missing() is { } missing) return missing;
        var which = above ? "above" : "below";
        var outside = _value!.Enumerate().Where(value => !(above ? value > bound : value < bound)).ToArray();
        return outside.Length == 0
            ? Right($"{which} {Example.Number(bound)}")
            : Wrong($"not {which} {Example.Number(bound)}", $"it is {Example.Number(outside[0])}", null);
    }

    private Feedback? Missing() => _value is null || _value.Enumerate().All(double.IsNaN)
        ? Wrong("there is no answer yet", null, "Put your own in the place of NaN or null, run that cell, then this one.")
        : null;

    private string? Hint(Matrix<double> expected, int i, int j, double within)
    {
        foreach (var (wrong, hint) in _mistakes)
            if (wrong.RowCount == _value!.RowCount && wrong.ColumnCount == _value.ColumnCount
                && wrong.Enumerate().Zip(_value.Enumerate()).All(pair => Agrees(pair.Second, pair.First, within)))
                return hint;
        var (yours, right) = (_value![i, j], expected[i, j]);
        if (_value.RowCount == _value.ColumnCount && _value.RowCount > 1 && Quantity.Agree(_value, expected.Transpose(), 1e-6)) return "Rows and columns are exchanged.";
        if (Agrees(yours, -right, within)) return "The sign is the wrong way round.";
        if (_value.RowCount == 1 && _value.ColumnCount == 2 && Agrees(yours, expected[0, 1], within)) return "Are the two exchanged?";
        if (double.IsNaN(yours) || double.IsNaN(right)) return null;
        return yours > right ? "It is too large." : "It is too small.";
    }

    private string Place(int i, int j) => (_value!.RowCount, _value.ColumnCount) switch
    {
        (1, 1) => "",
        (1, _) => FormattableString.Invariant($"at place {j}: "),
        _ => FormattableString.Invariant($"at row {i}, column {j}: "),
    };

    private static bool Agrees(double yours, double right, double within) =>
        within > 0 ? Math.Abs(yours - right) <= within : Quantity.Agree(yours, right, 1e-6);

    private Feedback Right(string text) => new(_name, [new Finding(true, text)]);

    private Feedback Wrong(string text, string? detail, string? hint) => new(_name, [new Finding(false, text, detail, hint)]);
}
