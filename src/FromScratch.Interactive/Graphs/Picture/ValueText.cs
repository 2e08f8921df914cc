using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>How a value or gradient is written at an edge: a number, or a shape with the entries where they are few.</summary>
internal static class ValueText
{
    public const double FontSize = 12;
    private const double RowSize = 10.5;
    private const int MostRows = 4;
    private const int MostColumns = 4;
    private const double WidestRow = 190;

    /// <param name="value">The value, or null for nothing.</param>
    /// <param name="scalar">Whether it is a number and not a 1×1 matrix.</param>
    /// <param name="role">Value or gradient.</param>
    /// <param name="entries">Whether to write the entries of a small matrix.</param>
    public static TextBlock Of(Matrix<double>? value, bool scalar, TextRole role, bool entries)
    {
        if (value is null)
            return TextBlock.Empty;
        if (scalar)
            return Number(value[0, 0], role);
        var shape = new TextLine(Shape(value), role, 11);
        var rows = entries && value.RowCount <= MostRows && value.ColumnCount <= MostColumns ? Rows(value, role) : [];
        return new TextBlock(rows.Count > 0 && rows.Max(row => row.Width) <= WidestRow ? [shape, .. rows] : [shape]);
    }

    public static string Shape(Matrix<double> value) => string.Create(CultureInfo.InvariantCulture, $"({value.RowCount}, {value.ColumnCount})");

    /// <summary>A number as a drawing has room for it: at most 8 significant digits, as in a matrix.</summary>
    public static string Short(double number) => Sign(EntryFormat.For([number]).Format(number).Trim().TrimEnd('.'));

    /// <summary>A number as a sentence has it: the shortest digits that give the same double back.</summary>
    public static string Exact(double number) => Sign(NumberText.Shortest(number));

    private static TextBlock Number(double number, TextRole role)
    {
        var shown = Short(number);
        var exact = Exact(number);
        var unusual = double.IsFinite(number) ? role : TextRole.Error;
        return new TextBlock([new TextLine(shown, unusual, FontSize)], shown == exact ? null : exact);
    }

    private static List<TextLine> Rows(Matrix<double> value, TextRole role)
    {
        value = Rounded(value);
        var format = EntryFormat.For([.. value.Enumerate()]);
        var finite = value.ForAll(double.IsFinite);
        return [.. value.EnumerateRows().Select(row => new TextLine(
            string.Join("  ", row.Select(format.Format)).Replace(' ', '\u00A0').Replace('-', '−'),
            finite ? role : TextRole.Error, RowSize, IsRow: true))];
    }

    /// <summary>An edge has room for five digits of the largest entry and as many decimals of the others; the value itself shows eight.</summary>
    private static Matrix<double> Rounded(Matrix<double> value)
    {
        var magnitudes = value.Enumerate().Where(entry => double.IsFinite(entry) && entry != 0).Select(Math.Abs).DefaultIfEmpty(1).ToList();
        var (largest, smallest) = (magnitudes.Max(), magnitudes.Min());
        var decimals = Math.Max(0, 4 - (int)Math.Floor(Math.Log10(largest)));

        // Otherwise the entries are written with powers of ten, and each keeps its own five digits.
        var fixedPoint = largest < 1e8 && smallest >= 1e-4 && largest / smallest <= 1000;
        return value.Map(entry => !double.IsFinite(entry) ? entry
            : entry == 0 ? 0
            : fixedPoint ? Math.Round(entry, decimals) + 0.0
            : double.Parse(entry.ToString("E4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    private static string Sign(string number) => number.Replace('-', '−');
}
