using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>
/// What is seen of a matrix, vector or mask: the shown entries as equally wide texts. The bracket layout and the HTML
/// table are two drawings of this, so they cannot disagree about a digit.
/// </summary>
internal sealed class ShownEntries
{
    private ShownEntries(string shape, ShownIndices rows, ShownIndices columns, bool isVector, string[][] texts, double[][] values)
    {
        Shape = shape;
        Rows = rows;
        Columns = columns;
        IsVector = isVector;
        Texts = texts;
        Values = values;
    }

    /// <summary>The shape as Python writes it: <c>(2, 3)</c>, and <c>(3,)</c> for a vector.</summary>
    public string Shape { get; }

    /// <summary>The rows that are seen; a vector is one row.</summary>
    public ShownIndices Rows { get; }

    /// <summary>The columns that are seen.</summary>
    public ShownIndices Columns { get; }

    /// <summary>One axis, one pair of brackets.</summary>
    public bool IsVector { get; }

    /// <summary>The shown entries, row by row.</summary>
    public string[][] Texts { get; }

    /// <summary>The shown entries as numbers, row by row, for colouring; empty for a mask.</summary>
    public double[][] Values { get; }

    /// <summary>A matrix of doubles or floats.</summary>
    public static ShownEntries Of(Matrix<double> matrix) => OfNumbers(matrix.RowCount, matrix.ColumnCount, matrix.At, single: false);

    /// <inheritdoc cref="Of(Matrix{double})"/>
    public static ShownEntries Of(Matrix<float> matrix) => OfNumbers(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix.At(i, j), single: true);

    /// <summary>A vector of doubles or floats.</summary>
    public static ShownEntries Of(Vector<double> vector) => OfNumbers(null, vector.Count, (_, j) => vector.At(j), single: false);

    /// <inheritdoc cref="Of(Vector{double})"/>
    public static ShownEntries Of(Vector<float> vector) => OfNumbers(null, vector.Count, (_, j) => vector.At(j), single: true);

    /// <summary>A one-dimensional array of numbers or truth values.</summary>
    public static ShownEntries Of(double[] array) => OfNumbers(null, array.Length, (_, j) => array[j], single: false);

    /// <inheritdoc cref="Of(double[])"/>
    public static ShownEntries Of(float[] array) => OfNumbers(null, array.Length, (_, j) => array[j], single: true);

    /// <inheritdoc cref="Of(double[])"/>
    public static ShownEntries Of(int[] array) => OfTexts(null, array.Length, (_, j) => Element(array, j), (_, j) => array[j]);

    /// <inheritdoc cref="Of(double[])"/>
    public static ShownEntries Of(bool[] array) => OfTexts(null, array.Length, (_, j) => Truth(array[j]), null);

    /// <summary>A two-dimensional array of numbers or truth values.</summary>
    public static ShownEntries Of(double[,] array) => OfNumbers(array.GetLength(0), array.GetLength(1), (i, j) => array[i, j], single: false);

    /// <inheritdoc cref="Of(double[,])"/>
    public static ShownEntries Of(float[,] array) => OfNumbers(array.GetLength(0), array.GetLength(1), (i, j) => array[i, j], single: true);

    /// <inheritdoc cref="Of(double[,])"/>
    public static ShownEntries Of(int[,] array) =>
        OfTexts(array.GetLength(0), array.GetLength(1), (i, j) => Element(array, i, j), (i, j) => array[i, j]);

    /// <inheritdoc cref="Of(double[,])"/>
    public static ShownEntries Of(bool[,] array) => OfTexts(array.GetLength(0), array.GetLength(1), (i, j) => Truth(array[i, j]), null);

    /// <summary>What is seen of anything that has entries; null for anything else.</summary>
    public static ShownEntries? OfAny(object? value) => value switch
    {
        Matrix<double> matrix => Of(matrix),
        Matrix<float> matrix => Of(matrix),
        Vector<double> vector => Of(vector),
        Vector<float> vector => Of(vector),
        double[] array => Of(array),
        float[] array => Of(array),
        int[] array => Of(array),
        bool[] array => Of(array),
        double[,] array => Of(array),
        float[,] array => Of(array),
        int[,] array => Of(array),
        bool[,] array => Of(array),
        _ => null,
    };

    // To .NET an array of an enum, or of uint, is an int[] too. What it holds says best what it is.
    private static string Element(Array array, params int[] indices) =>
        Convert.ToString(array.GetValue(indices), CultureInfo.InvariantCulture) ?? "";

    // As wide as False even where all are true, as in NumPy.
    private static string Truth(bool value) => value ? " True" : "False";

    private static ShownEntries OfNumbers(int? rowCount, int columnCount, Func<int, int, double> entry, bool single)
    {
        var (rows, columns) = (ShownIndices.Of(rowCount ?? 1), ShownIndices.Of(columnCount));
        var values = Pick(rows, columns, entry);
        var format = EntryFormat.For([.. values.SelectMany(row => row)], single);
        var texts = Array.ConvertAll(values, row => Array.ConvertAll(row, format.Format));
        return new(ShapeOf(rowCount, columnCount), rows, columns, rowCount is null, texts, values);
    }

    private static ShownEntries OfTexts(int? rowCount, int columnCount, Func<int, int, string> entry, Func<int, int, double>? number)
    {
        var (rows, columns) = (ShownIndices.Of(rowCount ?? 1), ShownIndices.Of(columnCount));
        var texts = Pick(rows, columns, entry);
        var width = texts.SelectMany(row => row).Select(text => text.Length).DefaultIfEmpty(0).Max();
        texts = Array.ConvertAll(texts, row => Array.ConvertAll(row, text => text.PadLeft(width)));
        return new(ShapeOf(rowCount, columnCount), rows, columns, rowCount is null, texts, number is null ? [] : Pick(rows, columns, number));
    }

    private static T[][] Pick<T>(ShownIndices rows, ShownIndices columns, Func<int, int, T> entry) =>
        Array.ConvertAll(rows.Indices, i => Array.ConvertAll(columns.Indices, j => entry(i, j)));

    private static string ShapeOf(int? rows, int columns) =>
        rows is null ? $"({NumberText.Shortest(columns)},)" : $"({NumberText.Shortest(rows.Value)}, {NumberText.Shortest(columns)})";
}
