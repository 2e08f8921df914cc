using System.Diagnostics.CodeAnalysis;

// The namespace of .NET Interactive, whose notebooks run here unchanged.
namespace Microsoft.DotNet.Interactive;

/// <summary>A text in LaTeX, shown typeset: <c>(LaTeXString)@"\begin{align} ... \end{align}"</c>.</summary>
/// <param name="value">The text, with whatever puts it into math mode.</param>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is the alternate.")]
public sealed class LaTeXString(string value)
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Takes a text for LaTeX.</summary>
    public static implicit operator LaTeXString(string source) => new(source);

    /// <inheritdoc/>
    public override string ToString() => _value;
}

/// <summary>A formula in LaTeX without the dollar signs around it, shown typeset: <c>(MathString)@"x^2"</c>.</summary>
/// <param name="value">The formula.</param>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is the alternate.")]
public sealed class MathString(string value)
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Takes a text for a formula.</summary>
    public static implicit operator MathString(string source) => new(source);

    /// <inheritdoc/>
    public override string ToString() => _value;
}
