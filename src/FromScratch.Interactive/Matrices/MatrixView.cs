using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>
/// A matrix dressed for display: with a name, with names on its rows and columns, with its entries coloured by value.
/// Made from a matrix by <c>W.WithName("W")</c>, <c>W.WithRowNames(…)</c>, <c>W.WithColumnNames(…)</c>, <c>W.WithHeat()</c>; each
/// returns a new view and the matrix itself is untouched.
/// </summary>
public sealed class MatrixView
{
    private MatrixView(Matrix<double> matrix) => Matrix = matrix;

    private MatrixView(MatrixView view)
    {
        Matrix = view.Matrix;
        Name = view.Name;
        RowNames = view.RowNames;
        ColumnNames = view.ColumnNames;
        HasHeat = view.HasHeat;
    }

    internal Matrix<double> Matrix { get; }

    internal string? Name { get; private init; }

    internal IReadOnlyList<string>? RowNames { get; private init; }

    internal IReadOnlyList<string>? ColumnNames { get; private init; }

    internal bool HasHeat { get; private init; }

    /// <summary>A view that shows the matrix as it shows anyway, to be dressed.</summary>
    public static MatrixView Of(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new MatrixView(matrix);
    }

    /// <summary>Sets the name before the shape.</summary>
    public MatrixView WithName(string name) => new(this) { Name = name };

    /// <summary>Names the rows.</summary>
    /// <exception cref="ArgumentException">There are not as many names as rows.</exception>
    public MatrixView WithRowNames(params IEnumerable<string> names) => new(this) { RowNames = Checked(names, Matrix.RowCount, "row") };

    /// <summary>Names the columns.</summary>
    /// <exception cref="ArgumentException">There are not as many names as columns.</exception>
    public MatrixView WithColumnNames(params IEnumerable<string> names) => new(this) { ColumnNames = Checked(names, Matrix.ColumnCount, "column") };

    /// <summary>
    /// Colours the entries by value, with a key: from blue over white at zero to orange where there are both signs, otherwise
    /// from dark to bright.
    /// </summary>
    public MatrixView WithHeat() => new(this) { HasHeat = true };

    /// <summary>The view as text: NumPy's brackets, or a plain table where rows or columns have names.</summary>
    public override string ToString() => MatrixViewText.Of(this);

    private static string[] Checked(IEnumerable<string> names, int count, string what)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] all = [.. names];
        return all.Length == count
            ? all
            : throw new ArgumentException($"The matrix has {NumberText.Shortest(count)} {what}{(count == 1 ? "" : "s")} and there are {NumberText.Shortest(all.Length)} names.", nameof(names));
    }
}
