using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>What makes labels and one-hot rows usable beside a batch of scores or probabilities.</summary>
[StackTraceHidden]
internal static class Labels
{
    /// <summary>One label for each row, each a column of the scores.</summary>
    public static void Check(string owner, int[] labels, int rows, int classes)
    {
        Require.NotNull(owner, labels);
        if (labels.Length != rows)
            throw new ArgumentException(
                $"{owner}: {Text(labels.Length)} labels for {Text(rows)} rows. Each row needs one label.", nameof(labels));
        for (var n = 0; n < labels.Length; n++)
            if (labels[n] < 0 || labels[n] >= classes)
                throw new ArgumentException(
                    $"{owner}: labels[{Text(n)}] is {Text(labels[n])}, but with {Text(classes)} classes a label is from 0 to {Text(classes - 1)}.", nameof(labels));
    }

    /// <summary>The labels of one-hot rows, checked.</summary>
    public static int[] FromOneHot(string owner, Matrix<double> oneHot, int rows, int classes)
    {
        CheckOneHot(owner, oneHot, rows, classes);
        return Functions.ArgMax(oneHot);
    }

    /// <summary>One-hot rows have the scores' shape, one 1 in each row and 0 elsewhere.</summary>
    public static void CheckOneHot(string owner, Matrix<double> oneHot, int rows, int classes)
    {
        Require.NotNull(owner, oneHot);
        if (oneHot.ColumnCount == 1 && classes != 1)
            throw new ArgumentException(
                $"{owner}: oneHot has shape {oneHot.Shape()}, a column of labels. Pass labels as an int[], or one-hot rows of shape " +
                $"{MatrixExtensions.Shape(rows, classes)}: Functions.OneHot(labels, {Text(classes)}).", nameof(oneHot));
        Require.HasShape(owner, oneHot, rows, classes, "one-hot rows have the shape of the scores");
        for (var n = 0; n < rows; n++)
        {
            var label = Functions.ArgMaxOfRow(oneHot, n);
            for (var k = 0; k < classes; k++)
                if (oneHot[n, k] != (k == label ? 1 : 0))
                    throw new ArgumentException(
                        $"{owner}: row {Text(n)} of oneHot is not one-hot. It must hold a single 1 and otherwise 0, but column {Text(k)} holds {Text(oneHot[n, k])}.", nameof(oneHot));
        }
    }

    /// <summary>Copies labels, into the same array as long as there are as many.</summary>
    public static void Copy(int[] labels, ref int[] copy)
    {
        if (copy.Length != labels.Length) copy = new int[labels.Length];
        labels.CopyTo(copy, 0);
    }

    /// <summary>Copies the labels of checked one-hot rows, into the same array as long as there are as many.</summary>
    public static void CopyOneHot(Matrix<double> oneHot, ref int[] copy)
    {
        if (copy.Length != oneHot.RowCount) copy = new int[oneHot.RowCount];
        for (var n = 0; n < copy.Length; n++) copy[n] = Functions.ArgMaxOfRow(oneHot, n);
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
