using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// Numbers come in NumPy's order, row by row; MathNet keeps a matrix column by column.
public sealed partial class NumPyRandom
{
    private const int Tile = 32;

    private delegate void Fill(Span<double> destination);

    private static Vector<double> DrawVector(int count, Fill fill)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var values = new double[count];
        fill(values);
        return Vector<double>.Build.Dense(values);
    }

    private static Matrix<double> DrawMatrix(int rows, int columns, Fill fill)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var byRow = new double[checked(rows * columns)];
        fill(byRow);
        return Matrix<double>.Build.Dense(rows, columns, rows == 1 || columns == 1 ? byRow : ByColumn(byRow, rows, columns));
    }

    // In tiles, so that a large matrix is not read or written across a whole page for every number.
    private static double[] ByColumn(double[] byRow, int rows, int columns)
    {
        var byColumn = new double[byRow.Length];
        for (var top = 0; top < rows; top += Tile)
        {
            var bottom = Math.Min(top + Tile, rows);
            for (var left = 0; left < columns; left += Tile)
            {
                var right = Math.Min(left + Tile, columns);
                for (var column = left; column < right; column++)
                {
                    for (var row = top; row < bottom; row++)
                        byColumn[(column * rows) + row] = byRow[(row * columns) + column];
                }
            }
        }

        return byColumn;
    }
}
