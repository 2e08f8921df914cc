using System.Globalization;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public static partial class Check
{
    /// <summary>Begins a check of a function: <c>Check.That(Softmax).IsSoftmax()</c>.</summary>
    /// <param name="function">The function by its name, or a lambda with the types of its parameters.</param>
    /// <param name="name">What to call it in the feedback: as it is written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    public static FunctionCheck That(Delegate function, [CallerArgumentExpression(nameof(function))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(function);
        return new FunctionCheck(function, name.Contains("=>", StringComparison.Ordinal) ? "the function" : name);
    }

    /// <summary>Begins a check of a number: <c>Check.That(prediction).Is(loss)</c>. NaN counts as not answered yet.</summary>
    /// <param name="value">The learner's number.</param>
    /// <param name="name">What to call it in the feedback: as it is written.</param>
    public static ValueCheck That(double value, [CallerArgumentExpression(nameof(value))] string name = "") => new(name, Quantity.Of(value));

    /// <summary>Begins a check of two numbers. NaN in both counts as not answered yet.</summary>
    /// <param name="value">The learner's numbers.</param>
    /// <param name="name">What to call them in the feedback: as they are written.</param>
    public static ValueCheck That((double X, double Y) value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        new(name, Samples.Row(value.X, value.Y));

    /// <summary>Begins a check of a matrix. Null, or NaN everywhere, counts as not answered yet.</summary>
    /// <param name="value">The learner's matrix.</param>
    /// <param name="name">What to call it in the feedback: as it is written.</param>
    public static ValueCheck That(Matrix<double>? value, [CallerArgumentExpression(nameof(value))] string name = "") => new(name, value?.DenseCopy());

    /// <summary>Begins a check of a row of numbers. Null, none, or NaN everywhere, counts as not answered yet.</summary>
    /// <param name="values">The learner's numbers.</param>
    /// <param name="name">What to call them in the feedback: as they are written.</param>
    public static ValueCheck That(IReadOnlyList<double>? values, [CallerArgumentExpression(nameof(values))] string name = "") =>
        new(name, values is null or [] ? null : Samples.Row([.. values]));

    /// <summary>Begins a check of a shape: <c>Check.That(shape).Is((3, 2))</c>. (0, 0) counts as not answered yet.</summary>
    /// <param name="shape">Rows and columns.</param>
    /// <param name="name">What to call it in the feedback: as it is written.</param>
    public static AnswerCheck<(int Rows, int Columns)> That((int Rows, int Columns) shape, [CallerArgumentExpression(nameof(shape))] string name = "") =>
        new(name, shape, MatrixExtensions.Shape(shape.Rows, shape.Columns), shape == (0, 0), (a, b) => a == b);

    /// <summary>Begins a check of a yes or no. Null counts as not answered yet.</summary>
    /// <param name="answer">The learner's answer.</param>
    /// <param name="name">What to call it in the feedback: as it is written.</param>
    public static AnswerCheck<bool?> That(bool? answer, [CallerArgumentExpression(nameof(answer))] string name = "") =>
        new(name, answer, answer switch { true => "true", false => "false", null => "" }, answer is null, (a, b) => a == b);

    /// <summary>Begins a check of a word. Capital letters and blanks around it do not count; null and blank count as not answered yet.</summary>
    /// <param name="answer">The learner's answer.</param>
    /// <param name="name">What to call it in the feedback: as it is written.</param>
    public static AnswerCheck<string?> That(string? answer, [CallerArgumentExpression(nameof(answer))] string name = "") =>
        new(name, answer, $"\"{answer}\"", string.IsNullOrWhiteSpace(answer), (a, b) => string.Equals(a?.Trim(), b?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Begins a check of labels. Null and none count as not answered yet.</summary>
    /// <param name="labels">The learner's labels.</param>
    /// <param name="name">What to call them in the feedback: as they are written.</param>
    public static AnswerCheck<int[]?> That(int[]? labels, [CallerArgumentExpression(nameof(labels))] string name = "") =>
        new(name, labels, $"[{string.Join(' ', (labels ?? []).Select(label => label.ToString(CultureInfo.InvariantCulture)))}]", labels is null or [],
            (a, b) => a.AsSpan().SequenceEqual(b));

    /// <summary>Several checks as one.</summary>
    /// <param name="title">What they are about.</param>
    /// <param name="feedback">The checks.</param>
    /// <exception cref="ArgumentException"><paramref name="feedback"/> is empty.</exception>
    public static Feedback All(string title, params Feedback[] feedback)
    {
        if (feedback.Length == 0) throw new ArgumentException("Check.All: there are no checks.", nameof(feedback));
        return new Feedback(title, [.. feedback.SelectMany(one => one.Findings.Select(finding => finding with { Text = $"{one.Title}: {finding.Text}" }))]);
    }
}
