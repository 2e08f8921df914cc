using System.Numerics;
using System.Text.RegularExpressions;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>Takes over what a caller wants drawn: copied, as doubles, checked to fit together.</summary>
internal static partial class ChartData
{
    public static double[] Values<T>(IEnumerable<T> values, string name)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return [.. values.Select(double.CreateSaturating)];
    }

    /// <summary>Two series whose values belong together.</summary>
    public static (double[] First, double[] Second) Pair<T1, T2>(string chart, IEnumerable<T1> first, string firstName, IEnumerable<T2> second, string secondName)
        where T1 : INumber<T1>
        where T2 : INumber<T2>
    {
        var pair = (First: Values(first, firstName), Second: Values(second, secondName));
        CheckCounts(chart, pair.First.Length, firstName, pair.Second.Length, secondName);
        return pair;
    }

    public static void CheckCounts(string chart, int first, string firstName, int second, string secondName)
    {
        if (first != second)
        {
            throw new ArgumentException(
                $"{chart}: {firstName} has {NumberText.Shortest(first)} values and {secondName} has {NumberText.Shortest(second)}; they belong together one by one.");
        }
    }

    /// <summary>A CSS colour: a name, #hex, or rgb(...) and hsl(...); nothing that could reach outside the picture.</summary>
    public static string? Color(string? color) => color is null || ColorForm().IsMatch(color)
        ? color
        : throw new ArgumentException($"\"{color}\" is not a colour; write a CSS name such as gray, or #0072B2, or rgb(0, 114, 178).", nameof(color));

    /// <summary>The rows of a matrix. MathNet's own way fails on a matrix without entries.</summary>
    public static double[][] Rows(Matrix<double> matrix) =>
        [.. Enumerable.Range(0, matrix.RowCount).Select(i => Array.ConvertAll([.. Enumerable.Range(0, matrix.ColumnCount)], j => matrix.At(i, j)))];

    public static double[] Counting(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    [GeneratedRegex(@"^([a-zA-Z]+|#[0-9a-fA-F]{3,8}|(rgb|hsl)a?\([0-9.,%/ ]+\))\z")]
    private static partial Regex ColorForm();
}
