namespace FromScratch.Interactive.Tests.Training;

/// <summary>A small training that takes no time: 10 mini-batches an epoch.</summary>
internal static class Spirals
{
    public static readonly LabelledData Data = Spiral.Load(1984);

    public static Trainer Trainer(bool testData = false)
    {
        var random = new NumPyRandom(1984);
        return new Trainer(new TwoLayerNet(2, 10, 3, random), new SGD(1.0), random) { TestData = testData ? Data : null };
    }

    public static void Train(Trainer trainer, int epochs, CancellationTokenSource? stop = null) =>
        trainer.Fit(Data, epochs, batchSize: 30, evaluationInterval: 5, stop?.Token ?? TestContext.Current.CancellationToken);
}
