using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests.Graphs;

public class GraphErrorsTests
{
    [Fact]
    public void Backward_BeforeForward_SaysSo()
    {
        var y = Graph.Input("x", 2) * 3;
        var error = Assert.Throws<InvalidOperationException>(() => y.Backward());
        Assert.Contains("Forward before Backward", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_AfterAnInputWasSet_SaysWhich()
    {
        var apple = Graph.Input("apple", 2);
        var y = (apple * 3).Named("y");
        y.Forward();
        y.Backward();
        apple.Set(5);
        var error = Assert.Throws<InvalidOperationException>(() => y.Backward());
        Assert.Contains("apple was set", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_AfterAnInputFarAwayWasSet_IsRefused()
    {
        var x = Graph.Input("x", 2);
        var middle = x * 3;
        var y = middle + 1;
        y.Forward();
        x.Set(5);
        middle.Forward();
        Assert.Throws<InvalidOperationException>(() => y.Backward());
    }

    [Fact]
    public void AWrongShape_NamesTheNodeBothOperandsAndBothShapes()
    {
        var x = Graph.Input("X", new double[,] { { 1, 2 } });
        var w = Graph.Input("W", new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
        var product = x.Dot(w).Named("scores");
        var y = product + 1;

        var error = Assert.Throws<GraphException>(() => y.Forward());

        Assert.Equal("scores = X · W: dot: X (1, 2) has 2 columns, W (3, 2) has 3 rows.", error.Message);
        Assert.Same(product, error.Node);
        Assert.NotNull(product.Error);
        Assert.Null(y.Value);
        Assert.NotNull(x.Value);
    }

    [Fact]
    public void Backward_AfterAForwardThatFailed_SaysWhatFailed()
    {
        var y = Graph.Input("X", new double[,] { { 1, 2 } }) * Graph.Input("W", new double[,] { { 1, 2, 3 } });
        Assert.Throws<GraphException>(() => y.Forward());
        var error = Assert.Throws<InvalidOperationException>(() => y.Backward());
        Assert.Contains("(1, 2)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMatrixProductWrittenWithTimes_IsToldAboutDot()
    {
        var y = Graph.Input("X", new double[,] { { 1, 2 }, { 3, 4 } }) * Graph.Input("W", new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Contains("Dot", Assert.Throws<GraphException>(() => y.Forward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFailedForward_CanBeRepaired()
    {
        var x = Graph.Input("X", new double[,] { { 1, 2 } });
        var y = x + Graph.Input("b", new double[,] { { 1, 2, 3 } });
        Assert.Throws<GraphException>(() => y.Forward());
        x.Set(Matrix<double>.Build.Dense(2, 3, 1));
        Assert.Equal(4, y.Forward()[1, 2]);
        Assert.Null(y.Error);
    }

    [Fact]
    public void AnUpstreamGradientOfAnotherShape_IsRefused_AndNothingChanges()
    {
        var x = Graph.Input("X", new double[,] { { 1, 2 } });
        var y = x * x;
        y.Forward();
        y.Backward();
        var before = x.Gradient!;
        Assert.Throws<ArgumentException>(() => y.Backward(Matrix<double>.Build.Dense(2, 2)));
        Assert.Equal(before, x.Gradient);
    }

    [Fact]
    public void OnlyInputs_CanBeSet()
    {
        var y = Graph.Input("x", 1) + 2;
        Assert.Throws<InvalidOperationException>(() => y.Set(3));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void AnInputWithoutAName_IsRefused(string name) => Assert.Throws<ArgumentException>(() => Graph.Input(name, 1));

    [Fact]
    public void NullsAndEmpties_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => Graph.Input("x", (Matrix<double>)null!));
        Assert.Throws<ArgumentException>(() => Graph.Input("x", new double[0, 0]));
        Assert.Throws<ArgumentNullException>(() => Graph.Exp((ScalarNode)null!));
        Assert.Throws<ArgumentNullException>(() => Graph.Input("x", 1) + null!);
        Assert.Throws<ArgumentException>(() => new Graph());
        Assert.Throws<ArgumentOutOfRangeException>(() => Graph.Input("x", new double[,] { { 1 } }).Repeat(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Graph.Input("x", new double[,] { { 1 } }).Sum(2));
    }
}
