using System.Runtime.CompilerServices;

namespace FromScratch.Interactive;

/// <summary>
/// Matrices side by side with the operators between them, as a formula is written:
/// <c>Formula.Of($"{x} · {W} + {b} = {y}")</c>.
/// </summary>
/// <remarks>
/// Each matrix stands under the expression it was written as; <c>{x.Transpose():xᵀ}</c> gives it another name. Numbers,
/// vectors, masks and views with heat or names may stand in it too.
/// </remarks>
public sealed class Formula
{
    private Formula(IReadOnlyList<FormulaPart> parts) => Parts = parts;

    internal IReadOnlyList<FormulaPart> Parts { get; }

    /// <summary>Reads the formula from an interpolated string: what stands in braces is shown, what stands between is text.</summary>
    public static Formula Of(FormulaText formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return new Formula(formula.Parts);
    }

    /// <summary>The formula as text, the matrices side by side where they fit.</summary>
    public override string ToString() => FormulaView.Text(this);
}

/// <summary>A piece of a formula: a value with its name, or, without a value, the text between two.</summary>
internal sealed record FormulaPart(string Name, object? Value, bool IsText);

/// <summary>Collects the pieces of the interpolated string given to <see cref="Formula.Of"/>.</summary>
[InterpolatedStringHandler]
public sealed class FormulaText
{
    private readonly List<FormulaPart> _parts;

    /// <summary>Called by the compiler.</summary>
    public FormulaText(int literalLength, int formattedCount) => _parts = new(literalLength > 0 ? (2 * formattedCount) + 1 : formattedCount);

    internal IReadOnlyList<FormulaPart> Parts => _parts;

    /// <summary>Called by the compiler with the text between two values.</summary>
    public void AppendLiteral(string value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            _parts.Add(new FormulaPart(value.Trim(), null, IsText: true));
    }

    /// <summary>Called by the compiler with a value and the expression it was written as.</summary>
    public void AppendFormatted<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "") => _parts.Add(new FormulaPart(name, value, IsText: false));

    /// <summary>Called by the compiler with a value and, after the colon, the name it is to have.</summary>
    public void AppendFormatted<T>(T value, string format, [CallerArgumentExpression(nameof(value))] string name = "") =>
        _parts.Add(new FormulaPart(string.IsNullOrWhiteSpace(format) ? name : format, value, IsText: false));
}
