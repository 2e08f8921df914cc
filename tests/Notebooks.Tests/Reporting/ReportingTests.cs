namespace Notebooks.Tests;

public class ReportingTests
{
    private static readonly NotebookResult Failed = new(new("/r/notebooks/a-rather-long-folder/a-rather-long-name.ipynb", "notebooks/a-rather-long-folder/a-rather-long-name.ipynb"), RunOutcome.Failed)
    {
        CellsRun = 2,
        CellsTotal = 5,
        Elapsed = TimeSpan.FromSeconds(75.26),
        Failure = new(3, 2, "Fail();", new("X", "[red]no[/]", ["\u001b[31mX: [red]no[/]\u001b[0m", "\u0007line 2"])),
    };

    [Fact]
    public void TheSummary_IsTextWithoutControlCodes_WhateverACellSays()
    {
        var text = Summary([Failed], width: null);

        Assert.Contains("failed notebooks/a-rather-long-folder/a-rather-long-name.ipynb, cell 3 (In[2]): Fail();", text, StringComparison.Ordinal);
        Assert.Contains("    X: [red]no[/]\n    line 2\n", text, StringComparison.Ordinal);
        Assert.Contains("2/5", text, StringComparison.Ordinal);
        Assert.Contains("1 min 15 s", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
    }

    [Theory]
    [InlineData(50)]
    [InlineData(70)]
    public void TheTable_FitsANarrowTerminal(int width)
    {
        var table = Summary([Failed with { Failure = null }], width).Split('\n');

        Assert.All(table, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(table, line => line.Contains("long-name", StringComparison.Ordinal) && line.Contains("failed", StringComparison.Ordinal));
    }

    private static string Summary(NotebookResult[] results, int? width)
    {
        using var writer = new StringWriter();
        var console = RunConsole.Plain(writer);
        if (width is not null)
            console.Profile.Width = width.Value;
        new RunSummary(console, plain: width is null).Write(results, [], TimeSpan.FromSeconds(1));
        return writer.ToString().ReplaceLineEndings("\n");
    }
}
