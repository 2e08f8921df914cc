using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class DigitLikeTests
{
    [Fact]
    public void SameSeed_GivesTheSamePictures()
    {
        var (a, b) = (DigitLike.Generate(3, 50, 20), DigitLike.Generate(3, 50, 20));
        Assert.Equal(a.Test.X, b.Test.X);
        Assert.Equal(a.Train.X, b.Train.X);
        Assert.Equal(a.Train.Labels, b.Train.Labels);
        Assert.NotEqual(a.Train.X, DigitLike.Generate(4, 50, 20).Train.X);
    }

    [Fact]
    public void Pictures_Are28By28OfTenClasses_WithInkFrom0To1()
    {
        var data = DigitLike.Generate(1, 300, 10);
        var train = data.Train;
        Assert.Equal((28, 28, 784, 300), (train.Height, train.Width, train.Features, train.Count));
        Assert.Equal(Enumerable.Range(0, 10), train.Labels.Distinct().Order());
        Assert.Equal(0, train.X.Enumerate().Min());
        Assert.Equal(1, train.X.Enumerate().Max());
        Assert.InRange(train.X.Enumerate().Average(), 0.08, 0.25);
        Assert.Equal(255, DigitLike.Generate(1, 300, 10, normalize: false).Train.X.Enumerate().Max());
        Assert.Contains("not MNIST", data.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void LinearClassifier_StaysUnder92Percent_WhereTheBooksNetworkPasses96()
    {
        var data = DigitLike.Generate();
        var linear = new Network([new Affine(Matrix<double>.Build.Dense(784, 10), Vector<double>.Build.Dense(10))]);
        var network = new TwoLayerNet(784, 50, 10, new NumPyRandom(0), activation: new ReLU());

        var linearAccuracy = Train(linear, data, epochs: 4, learningRate: 0.3);
        var networkAccuracy = Train(network, data, epochs: 3, learningRate: 0.5);

        Assert.InRange(linearAccuracy, 0.80, 0.92);
        Assert.InRange(networkAccuracy, 0.96, 1);
    }

    private static double Train(Network network, DigitData data, int epochs, double learningRate)
    {
        new Trainer(network, new SGD(learningRate), new NumPyRandom(1)).Fit(data.Train, epochs, batchSize: 100, cancellation: TestContext.Current.CancellationToken);
        return network.Accuracy(data.Test);
    }
}
