namespace FromScratch.Interactive.Tests.Graphs;

public class GraphTableTests
{
    [Fact]
    public void AGraph_ReadsAsATable() => Assert.Equal(
        """
        node                 value               gradient
        apple                100                 2.2
        number               2                   110.00000000000001
        v1 = apple × number  200                 1.1
        tax                  1.1                 200
        v2 = v1 × tax        220.00000000000003  1
        """, GraphTable.Of(SampleGraphs.All["buy apples"]()), ignoreLineEndingDifferences: true);

    [Fact]
    public void BeforeBackward_ThereIsNoGradientColumn() =>
        Assert.DoesNotContain("gradient", GraphTable.Of(SampleGraphs.All["buy apples, forward only"]()), StringComparison.Ordinal);

    [Fact]
    public void AnError_StandsInItsLine()
    {
        var lines = GraphTable.Of(SampleGraphs.All["a shape error"]()).Split('\n');
        Assert.Contains(lines, line => line.StartsWith("v1 = X · W", StringComparison.Ordinal) && line.Contains("error: dot: X (2, 2) has 2 columns, W (3, 4) has 3 rows.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TrimEnd() == "v3 = ReLU(v2)");
    }

    [Fact]
    public void EastAsianNames_KeepTheColumnsAligned()
    {
        var lines = GraphTable.Of(SampleGraphs.All["hostile names"]()).Split('\n');
        var gradients = lines.Select(line => TextBounds.Columns(line[..line.LastIndexOf("  ", StringComparison.Ordinal)]));
        Assert.Single(gradients.Distinct());
    }
}
