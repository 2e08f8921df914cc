using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Matrices;

public class BracketLayoutTests
{
    [Fact]
    public void WholeMatrix_HasNoDecimalPoint() =>
        Assert.Equal("[[ 9 12 15]\n [19 26 33]]", Shown.Text(Shown.Matrix(new double[,] { { 9, 12, 15 }, { 19, 26, 33 } })));

    [Fact]
    public void SevenByEight_IsNeverCutButFoldedAtTheLineWidth()
    {
        var matrix = Matrix<double>.Build.Dense(7, 8, (i, j) => ((8 * i) + j) / 56.0);
        var text = Shown.Text(matrix);
        Assert.DoesNotContain("...", text, StringComparison.Ordinal);
        Assert.StartsWith(
            "[[0.         0.01785714 0.03571429 0.05357143 0.07142857 0.08928571\n  0.10714286 0.125     ]\n [0.14285714",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void UpToTwentyRowsAndColumns_AreWhole()
    {
        var text = Shown.Text(Shown.Counting(20, 20));
        Assert.DoesNotContain("...", text, StringComparison.Ordinal);
        Assert.Equal(400, text.Split([' ', '\n', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void LongerOnes_ShowFiveAtEachEnd()
    {
        Assert.Equal("[ 0  1  2  3  4 ... 16 17 18 19 20]", Shown.Text(Vector<double>.Build.Dense(21, i => i)));
        Assert.Equal(
            "[[ 0]\n [ 1]\n [ 2]\n [ 3]\n [ 4]\n ...\n [16]\n [17]\n [18]\n [19]\n [20]]",
            Shown.Text(Shown.Counting(21, 1)));
    }

    [Fact]
    public void Thousand_ByThousand_StaysSmall() => Assert.InRange(Shown.Text(Shown.Counting(1000, 1000)).Length, 100, 2000);

    [Fact]
    public void NoRows_IsAnEmptyArray()
    {
        Assert.Equal("[]", Shown.Text(Matrix<double>.Build.Dense(0, 3)));
        Assert.Equal("[]", Shown.Text(Matrix<double>.Build.Dense(3, 0)));
        Assert.Equal("[]", Shown.Text(Array.Empty<double>()));
    }

    [Fact]
    public void Mask_ReadsAsInNumPy()
    {
        Assert.Equal("[[False  True]\n [ True False]]", Shown.Text(new[,] { { false, true }, { true, false } }));
        Assert.Equal("[[ True  True]]", Shown.Text(new[,] { { true, true } }));
    }

    [Fact]
    public void Arrays_AreMatricesAndVectorsToo()
    {
        Assert.Equal("[[0.5 1. ]]", Shown.Text(new[,] { { 0.5, 1 } }));
        Assert.Equal("[[1 2]]", Shown.Text(new[,] { { 1, 2 } }));
        Assert.Equal("[ 3 -1]", Shown.Text(new[] { 3, -1 }));
        Assert.Equal("[2000000000          1]", Shown.Text(new[] { 2_000_000_000, 1 }));
    }

    [Fact]
    public void ArrayThatOnlyPassesForIntegers_ShowsWhatItHolds()
    {
        Assert.Equal("[Friday Monday]", Shown.Text(new[] { DayOfWeek.Friday, DayOfWeek.Monday }));
        Assert.Equal("[4000000000]", Shown.Text(new[] { 4_000_000_000u }));
    }

    [Fact]
    public void EveryStorage_ShowsTheSame()
    {
        var dense = Matrix<double>.Build.DenseIdentity(3);
        const string text = "[[1 0 0]\n [0 1 0]\n [0 0 1]]";
        Assert.Equal(text, Shown.Text(dense));
        Assert.Equal(text, Shown.Text(Matrix<double>.Build.SparseIdentity(3)));
        Assert.Equal(text, Shown.Text(Matrix<double>.Build.DiagonalIdentity(3)));
        Assert.Equal("[0 2 0]", Shown.Text(Vector<double>.Build.SparseOfIndexed(3, [(1, 2.0)])));
    }
}
