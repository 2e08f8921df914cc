using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Predictions and results: what is right passes, what is wrong is told without the answer.</summary>
public class ValueCheckTests
{
    private static readonly Matrix<double> A = Matrices.M(new[,] { { 1.0, 2 }, { 3, 4 } });

    [Fact]
    public void RightAnswer_Passes()
    {
        Assert.Equal("✓ prediction: that is what comes out", Check.That(550.0, "prediction").Is(550.0000000001).ToString());
        Assert.True(Check.That(0.301).Is(0.3057, within: 0.01).Passed);
        Assert.True(Check.That((1.0, 2.0)).Is((1.0, 2.0)).Passed);
        Assert.True(Check.That(A).Is(A.Clone()).Passed);
        Assert.True(Check.That([1.0, 2.0]).Is([1.0, 2.0]).Passed);
        Assert.True(Check.That((2, 3)).Is((2, 3)).Passed);
        Assert.True(Check.That(true).Is(true).Passed);
        Assert.True(Check.That(" TANH").Is("tanh").Passed);
        Assert.True(Check.That(new[] { 1, 0 }).Is([1, 0]).Passed);
        Assert.True(Check.That(0.4).IsBelow(0.5).Passed);
        Assert.True(Check.That([0.6, 0.7]).IsAbove(0.5).Passed);
    }

    [Fact]
    public void NoAnswerYet_IsSaid()
    {
        Feedback[] all =
        [
            Check.That(double.NaN).Is(1), Check.That((double.NaN, double.NaN)).Is((1, 2)), Check.That((Matrix<double>?)null).Is(A), Check.That(double.NaN * A).Is(A),
            Check.That((IReadOnlyList<double>?)null).Is([1.0]), Check.That((0, 0)).Is((1, 2)), Check.That((bool?)null).Is(true), Check.That("").Is("x"),
            Check.That((int[]?)null).Is([1]), Check.That(double.NaN).IsBelow(1),
        ];
        Assert.All(all, feedback => Assert.EndsWith(": there is no answer yet", feedback.Verdict, StringComparison.Ordinal));
    }

    [Fact]
    public void WrongAnswer_IsTold_WithoutTheRightOne()
    {
        var feedback = Check.That(220.0, "prediction").Is(551);
        Assert.Equal("✗ prediction: not what comes out\n    yours 220\n    Hint: It is too small.", feedback.ToString());
        Assert.Equal("The sign is the wrong way round.", Check.That(-551.0).Is(551).Findings[0].Hint);
        Assert.Equal("Are the two exchanged?", Check.That((1.0, 2.0)).Is((2, 1)).Findings[0].Hint);
        Assert.Equal("Rows and columns are exchanged.", Check.That(A).Is(A.Transpose()).Findings[0].Hint);
        Assert.Equal("at row 1, column 0: yours 3", Check.That(A).Is(Matrices.M(new[,] { { 1.0, 2 }, { 7, 4 } })).Findings[0].Detail);
        Assert.Equal("it has the wrong shape", Check.That(A).Is(Matrices.Zeros(3, 1)).Findings[0].Text);
        Assert.False(Check.That((3, 2)).Is((2, 3)).Passed);
        Assert.False(Check.That(new[] { 1 }).Is([1, 0]).Passed);
        Assert.Equal("it is 0.5", Check.That(0.5).IsBelow(0.5).Findings[0].Detail);
        Assert.Equal("it is NaN", Check.That([1, double.NaN]).IsBelow(2).Findings[0].Detail);
    }

    [Fact]
    public void ExpectedMistake_GetsItsOwnHint()
    {
        Assert.Equal("Where is the tax?", Check.That(200.0).OnMistake(200, "Where is the tax?").Is(220).Findings[0].Hint);
        Assert.Equal("Which comes first?", Check.That((3, 2)).OnMistake((3, 2), "Which comes first?").Is((2, 3)).Findings[0].Hint);
        Assert.Equal("It is too large.", Check.That(300.0).OnMistake(200, "Where is the tax?").Is(220).Findings[0].Hint);
    }

    [Fact]
    public void SeveralChecks_AreOne_NamedByEach()
    {
        var feedback = Check.All("Both", Check.That(1.0, "a").Is(1), Check.That(2.0, "b").Is(3));
        Assert.Equal("✗ Both: b: not what comes out\n  ✓ a: that is what comes out\n  ✗ b: not what comes out\n    yours 2\n    Hint: It is too small.", feedback.ToString());
        Assert.Throws<ArgumentException>(() => Check.All("None"));
    }
}
