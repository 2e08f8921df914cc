namespace FromScratch.Interactive.Tests.Training;

/// <summary>What is written where nothing can be updated. The console belongs to one test at a time.</summary>
[Collection(nameof(PlainLinesTests))]
[CollectionDefinition(nameof(PlainLinesTests), DisableParallelization = true)]
public class PlainLinesTests
{
    [Fact]
    public void Loop_WritesALineForEachTenth()
    {
        var lines = Written(() =>
        {
            foreach (var _ in new Progress("epoch").Over(Enumerable.Range(1, 300)))
            {
            }
        });
        Assert.Equal(10, lines.Length);
        Assert.Equal("██░░░░░░░░░░░░░░░░░░░░░░ epoch 30 of 300", lines[0]);
        Assert.Equal("████████████████████████ epoch 300 of 300", lines[^1]);
    }

    [Fact]
    public void StoppedLoop_WritesThatLast()
    {
        var lines = Written(() =>
        {
            foreach (var i in new Progress().Over(Enumerable.Range(1, 20)))
            {
                if (i == 6)
                    break;
            }
        });
        Assert.Equal(["step 2 of 20", "step 4 of 20", "stopped at step 5 of 20"], lines.Select(line => line.TrimStart('█', '░', ' ')));
    }

    [Fact]
    public void Training_WritesItsLosses()
    {
        var trainer = Spirals.Trainer();
        var lines = Written(() =>
        {
            using (new LossChart().Follow(trainer))
                Spirals.Train(trainer, epochs: 10);
        });
        Assert.Equal(11, lines.Length);
        Assert.StartsWith("epoch 1 of 10, loss 1.", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("20 losses, the last ", lines[^1], StringComparison.Ordinal);
    }

    private static string[] Written(Action action)
    {
        var before = Console.Out;
        using var text = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(text);
            action();
        }
        finally
        {
            Console.SetOut(before);
        }

        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
