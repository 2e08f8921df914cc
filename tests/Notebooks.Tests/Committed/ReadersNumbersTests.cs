namespace Notebooks.Tests;

/// <summary>
/// The numbers that readers of the two books found in their own notebooks, each as the output of the cell that computes
/// it here: the same double in C#'s shortest form.
/// </summary>
public class ReadersNumbersTests
{
    private const string Volume1 = "vol1-ch05-backpropagation/";
    private const string Volume2 = "vol2-ch01-neural-networks/";
    private const string Graphs = "computation-graphs/";

    [Theory]
    [InlineData(Graphs + "1-add-mul-div.ipynb", "add-run", "30\n(1, 1)")]
    [InlineData(Graphs + "1-add-mul-div.ipynb", "mul-run", "200\n(20, 10)")]
    [InlineData(Graphs + "1-add-mul-div.ipynb", "div-run", "0.5\n(0.05, -0.025)")]
    [InlineData(Graphs + "2-sigmoid-and-tanh.ipynb", "sigmoid-run", "0.9999546021312976\n4.5395807735907655E-05")]
    [InlineData(Graphs + "2-sigmoid-and-tanh.ipynb", "slip-quotient", "(NaN, 1)")]
    [InlineData(Graphs + "3-matmul.ipynb", "forward", "[[1 2]\n [3 4]]\n[[1 2 3]\n [4 5 6]]\n[[ 9 12 15]\n [19 26 33]]")]
    [InlineData(Graphs + "3-matmul.ipynb", "backward", "[[ 9 12 15]\n [19 26 33]]\n[[14 32]\n [32 77]]\n[[13 17 21]\n [18 24 30]]")]
    [InlineData(Volume1 + "5.4-simple-layers.ipynb", "apple-forward", "220.00000000000003")]
    [InlineData(Volume1 + "5.4-simple-layers.ipynb", "apple-backward", "(2.2, 110.00000000000001, 200)")]
    [InlineData(Volume1 + "5.4-simple-layers.ipynb", "five-apples", "550\n(5.5, 110.00000000000001, 500)")]
    [InlineData(Volume1 + "5.4-simple-layers.ipynb", "shop-forward", "715.0000000000001")]
    [InlineData(Volume1 + "5.4-simple-layers.ipynb", "shop-backward", "(110.00000000000001, 2.2, 3.3000000000000003, 165, 650)\n(1.1, 1.1)")]
    [InlineData(Volume1 + "5.5-activation-layers.ipynb", "relu-mask", "[[False  True]\n [ True False]]")]
    [InlineData(Volume1 + "5.5-activation-layers.ipynb", "relu-run", "[[1 0]\n [0 3]]\n[[1 0]\n [0 4]]")]
    [InlineData(Volume1 + "5.6-affine-and-softmax.ipynb", "bias-forward", "[[ 1  2  3]\n [11 12 13]]")]
    [InlineData(Volume1 + "5.6-affine-and-softmax.ipynb", "bias-backward", "[[5 7 9]]")]
    [InlineData(Volume2 + "1.3.1-loss-functions.ipynb", "bounds", "[0 1]\n(False, False)")]
    [InlineData(Volume2 + "1.3.4-computation-graphs.ipynb", "mul", "200\n(20, 10)")]
    [InlineData(Volume2 + "1.3.4-computation-graphs.ipynb", "sum-slip", "wrong: 49 x 8, needed: 7 x 8\n")]
    public void Cell_ShowsTheReadersNumbers(string notebook, string cell, string shown) =>
        Assert.Equal(shown, CommittedNotebooks.Shown(CommittedNotebooks.Load(notebook).Cells.Single(c => c.Id == cell)));

    [Theory]
    [InlineData("repeat-forward", 7, 8)]
    [InlineData("repeat-upstream", 7, 8)]
    [InlineData("keepdims", 1, 8)]
    [InlineData("sum-forward", 1, 8)]
    [InlineData("sum-backward", 7, 8)]
    public void RepeatAndSum_HaveTheReadersShapes_AndAreShownWhole(string cell, int rows, int columns)
    {
        var html = CommittedNotebooks.Load(Volume2 + "1.3.4-computation-graphs.ipynb").Cells.Single(c => c.Id == cell)
            .Outputs!.Select(o => o!["data"]?["text/html"]).Select(MultilineText.Join).Single(text => text.Length > 0);
        Assert.Contains($">({rows}, {columns})<", html);
        Assert.Equal(rows * columns, html.Split("<td").Length - 1);
    }

    [Fact]
    public void FourSteps_RunOnTheSpiral_AndLearnIt()
    {
        var notebook = CommittedNotebooks.Load(Volume2 + "1.3.6-updating-weights.ipynb");
        Assert.Contains("iteration < 10_000", notebook.Cells.Single(c => c.Id == "loop").Source);
        Assert.Equal("first loss 1.10, last 100 losses on average 0.05\naccuracy on all 300 points 98.7 %\n",
            CommittedNotebooks.Shown(notebook.Cells.Single(c => c.Id == "result")));
    }
}
