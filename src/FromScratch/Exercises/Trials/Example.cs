using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>What a learner's code is tried with once.</summary>
/// <param name="Inputs">The arguments of Forward, or of a function: numbers, matrices, labels.</param>
/// <param name="Dout">The upstream gradient, 1×1 where it is a number; null for a function.</param>
/// <param name="Parameters">The arguments of the constructor.</param>
internal sealed record Example(object[] Inputs, Matrix<double>? Dout, object[] Parameters)
{
    private const int ShownEntries = 8;

    public Example(params object[] inputs)
        : this(inputs, null, [])
    {
    }

    /// <summary>Whether it is there to make exponentials overflow.</summary>
    public bool IsLarge { get; init; }

    /// <summary>The first input as a matrix.</summary>
    public Matrix<double> X => Input(0);

    public Matrix<double> Input(int k) => Quantity.Of(Inputs[k])!;

    public Matrix<double> Parameter(int k) => Quantity.Of(Parameters[k])!;

    public int[] Labels => Inputs.OfType<int[]>().First();

    /// <summary>A copy, so that whoever writes into its matrices changes nothing else.</summary>
    public Example Copy() => this with
    {
        Inputs = [.. Inputs.Select(Copied)],
        Dout = Dout?.Clone(),
        Parameters = [.. Parameters.Select(Copied)],
    };

    /// <summary>Whether two lists of values hold the same.</summary>
    public static bool Same(object[] a, object[] b) => a.Zip(b).All(pair => Same(pair.First, pair.Second));

    /// <summary>Whether two values are the same to the last digit.</summary>
    public static bool Same(object a, object b) => (a, b) switch
    {
        (Matrix<double> x, Matrix<double> y) => x.Equals(y),
        (int[] x, int[] y) => x.AsSpan().SequenceEqual(y),
        _ => Equals(a, b),
    };

    /// <summary>Its values by name; of a large matrix the shape.</summary>
    public string Text(IReadOnlyList<string> parameterNames, IReadOnlyList<string> inputNames, bool withDout)
    {
        IEnumerable<string> values = Inputs.Select((value, k) => Named(inputNames[k], value));
        if (withDout && Dout is not null) values = values.Append(Named("dout", IsNumber(Dout) && !Inputs.Any(input => input is Matrix<double>) ? Dout[0, 0] : Dout));
        return string.Join(", ", values.Concat(Parameters.Select((value, k) => Named(parameterNames[k], value))));
    }

    /// <summary>A number as a reader wants it: short, in the invariant culture.</summary>
    public static string Number(double value) => double.IsFinite(value)
        ? value.ToString("G6", CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";

    private static bool IsNumber(Matrix<double> x) => x is { RowCount: 1, ColumnCount: 1 };

    private static string Named(string name, object value) => value switch
    {
        double number => $"{name} = {Number(number)}",
        int number => string.Create(CultureInfo.InvariantCulture, $"{name} = {number}"),
        int[] labels => $"{name} = [{string.Join(' ', labels.Select(label => label.ToString(CultureInfo.InvariantCulture)))}]",
        Matrix<double> x when x.RowCount * x.ColumnCount <= ShownEntries =>
            $"{name} = [{string.Join(' ', x.EnumerateRows().Select(row => $"[{string.Join(' ', row.Select(Number))}]"))}]",
        Matrix<double> x => $"{name} of shape {x.Shape()}",
        _ => name,
    };

    private static object Copied(object value) => value switch
    {
        Matrix<double> x => x.Clone(),
        int[] labels => labels.Clone(),
        _ => value,
    };
}
