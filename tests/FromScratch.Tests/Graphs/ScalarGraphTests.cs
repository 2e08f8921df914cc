namespace FromScratch.Tests.Graphs;

public class ScalarGraphTests
{
    [Fact]
    public void BuyingApples_HasTheReadersNumbers()
    {
        var apple = Graph.Input("apple", 100);
        var number = Graph.Input("number", 2);
        var tax = Graph.Input("tax", 1.1);
        var price = apple * number * tax;

        Assert.Equal(220.00000000000003, price.Forward());
        price.Backward();

        Assert.Equal(2.2, apple.Gradient);
        Assert.Equal(110.00000000000001, number.Gradient);
        Assert.Equal(200.0, tax.Gradient);
        Assert.Equal(1.0, price.Gradient);
    }

    [Fact]
    public void BuyingFiveApples_HasTheReadersNumbers()
    {
        var apple = Graph.Input("apple", 100);
        var number = Graph.Input("number", 5);
        var tax = Graph.Input("tax", 1.1);
        var price = apple * number * tax;

        Assert.Equal(550.0, price.Forward());
        price.Backward();

        Assert.Equal([5.5, 110.00000000000001, 500.0], [apple.Gradient!.Value, number.Gradient!.Value, tax.Gradient!.Value]);
    }

    [Fact]
    public void ApplesAndOranges_HasTheReadersNumbers()
    {
        var (apple, apples) = (Graph.Input("apple", 100), Graph.Input("apples", 2));
        var (orange, oranges) = (Graph.Input("orange", 150), Graph.Input("oranges", 3));
        var tax = Graph.Input("tax", 1.1);
        var price = ((apple * apples) + (orange * oranges)) * tax;

        Assert.Equal(715.0000000000001, price.Forward());
        price.Backward();

        Assert.Equal(
            [110.00000000000001, 2.2, 3.3000000000000003, 165.0, 650.0],
            [apples.Gradient!.Value, apple.Gradient!.Value, orange.Gradient!.Value, oranges.Gradient!.Value, tax.Gradient!.Value]);
    }

    [Theory]
    [InlineData("add", 30.0, 1.0, 1.0)]
    [InlineData("mul", 200.0, 20.0, 10.0)]
    [InlineData("div", 0.5, 0.05, -0.025)]
    [InlineData("sub", -10.0, 1.0, -1.0)]
    public void EachOperation_HasItsDerivatives(string operation, double value, double dx, double dy)
    {
        var x = Graph.Input("x", 10);
        var y = Graph.Input("y", 20);
        var z = operation switch { "add" => x + y, "mul" => x * y, "div" => x / y, _ => x - y };

        Assert.Equal(value, z.Forward());
        z.Backward();

        Assert.Equal((dx, dy), (x.Gradient, y.Gradient));
    }

    [Fact]
    public void Sigmoid_WrittenOut_HasTheReadersValue()
    {
        var x = Graph.Input("x", 10);
        var y = 1 / (1 + Graph.Exp(-x));

        Assert.Equal(0.9999546021312976, y.Forward());
        y.Backward();

        Assert.Equal(4.5395807735907655e-05, x.Gradient!.Value, 1e-15);
    }

    [Fact]
    public void ExpAndLog_UndoEachOther()
    {
        var x = Graph.Input("x", 3);
        var y = x.Log().Exp();
        Assert.Equal(3, y.Forward(), 1e-15);
        y.Backward();
        Assert.Equal(1, x.Gradient!.Value, 1e-15);
    }

    [Fact]
    public void AValueUsedTwice_AddsItsGradients()
    {
        var x = Graph.Input("x", 3);
        var y = (x * x) + x;
        y.Forward();
        y.Backward();
        Assert.Equal(7.0, x.Gradient);
    }

    [Fact]
    public void ABranchWrittenOut_AddsItsGradients()
    {
        var x = Graph.Input("x", 3);
        var (first, second) = x.Branch();
        var y = first * 2 + second * 5;

        Assert.Equal(21, y.Forward());
        y.Backward(10);

        Assert.Equal((20.0, 50.0, 70.0), (first.Gradient, second.Gradient, x.Gradient));
    }

    [Fact]
    public void NodesBetween_HaveValuesAndGradients()
    {
        var x = Graph.Input("x", 2);
        var square = x * x;
        var y = square * 5;
        y.Forward();
        y.Backward();
        Assert.Equal((4.0, 5.0), (square.Value, square.Gradient));
    }

    [Fact]
    public void BuildingAGraph_ComputesNothing()
    {
        var y = Graph.Input("x", 2) * 3;
        Assert.Null(y.Value);
        Assert.Null(y.Gradient);
    }

    [Fact]
    public void BeforeBackward_GradientsAreAbsent_NotZero()
    {
        var x = Graph.Input("x", 2);
        (x * 3).Forward();
        Assert.Null(x.Gradient);
    }

    [Fact]
    public void Backward_Twice_GivesTheSameGradients()
    {
        var x = Graph.Input("x", 3);
        var y = (x * x) + x;
        y.Forward();
        y.Backward();
        y.Backward();
        Assert.Equal(7.0, x.Gradient);
    }

    [Fact]
    public void Forward_Again_DropsTheOldGradients()
    {
        var x = Graph.Input("x", 3);
        var y = x * x;
        y.Forward();
        y.Backward();
        y.Forward();
        Assert.Null(x.Gradient);
    }

    [Fact]
    public void Set_ThenForward_ComputesFromTheNewValue()
    {
        var x = Graph.Input("x", 3);
        var y = x * x;
        y.Forward();
        x.Set(4);
        Assert.Equal(16, y.Forward());
    }

    [Fact]
    public void Constants_HaveNoGradient()
    {
        ScalarNode two = 2;
        var y = Graph.Input("x", 3) * two;
        y.Forward();
        y.Backward();
        Assert.Null(two.Gradient);
        Assert.True(two.IsConstant);
    }

    [Fact]
    public void SeveralOutputs_AddUp()
    {
        var x = Graph.Input("x", 3);
        var graph = new Graph(x * 2, x * x);
        graph.Forward();
        graph.Backward();
        Assert.Equal(2.0 + 6.0, x.Gradient);
    }

    [Fact]
    public void AChainOfTenThousandNodes_GoesThereAndBack()
    {
        var x = Graph.Input("x", 1);
        var y = x + 0;
        for (var i = 0; i < 10_000; i++)
            y += 1;
        Assert.Equal(10_001, y.Forward());
        y.Backward();
        Assert.Equal(1.0, x.Gradient);
    }

    [Fact]
    public void TopologicalOrder_PutsEveryNodeAfterItsInputs()
    {
        var x = Graph.Input("x", 1);
        var shared = x * 2;
        var graph = new Graph((shared + x) * (shared - 1));
        for (var i = 0; i < graph.Nodes.Count; i++)
            Assert.All(graph.Nodes[i].Inputs, input => Assert.Contains(input, graph.Nodes.Take(i)));
    }
}
