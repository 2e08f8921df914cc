using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>The book's spiral training, from given weights and from seed 1984 alone.</summary>
public class SpiralCurveTests
{
    [Fact]
    public void FromGivenWeightsAndOrders_300EpochsGiveTheBooksLosses()
    {
        var c = ReferenceFile.Open("v2_spiral")["spiral_train_300_epochs"];
        var x = ReferenceFile.Open("v2_spiral")["spiral_data"].Matrix("outputs/x");
        var labels = ReferenceFile.Open("v2_spiral")["spiral_data"].Ints("outputs/t_label");
        var net = new TwoLayerNet(c.Matrix("params/W1"), c.Vector("params/b1"), c.Matrix("params/W2"), c.Vector("params/b2"));
        var data = new LabelledData(x, labels, 3, "the file's points");
        var optimizer = new SGD(1.0);
        var curve = c.Numbers("outputs/loss_per_epoch");
        for (var epoch = 0; epoch < 300; epoch++)
        {
            data = data.Rows(c.Ints($"inputs/permutations/{epoch}"));
            var sum = 0.0;
            for (var i = 0; i < 10; i++)
            {
                var (batch, t) = data.Rows([.. Enumerable.Range(i * 30, 30)]);
                sum += net.Loss(batch, t);
                net.Backward();
                if (epoch == 0 && i == 0)
                {
                    for (var k = 0; k < 4; k++) Close.To(c.Matrix($"outputs/first_step/grads/{k}"), net.Parameters[k].Gradient);
                }

                optimizer.Update(net.Parameters);
            }

            Close.To(curve[epoch], sum / 10, 1e-10, $"epoch {epoch + 1}");
        }

        foreach (var parameter in net.Parameters) Close.To(c.Matrix("outputs/final_params/" + parameter.Name), parameter.Value, 1e-10);
        Assert.Equal(c.Number("outputs/final_accuracy"), net.Accuracy(x, labels), 12);
        var grid = Matrix<double>.Build.Dense(441, 2, (row, column) => -1 + (0.1 * (column == 0 ? row % 21 : row / 21)));
        Assert.Equal(c.Ints("outputs/predict_on_grid_21x21_-1..1"), Functions.ArgMax(net.Predict(grid)));
    }

    [Fact]
    public void FromSeed1984Alone_TheTrainerPrintsTheBooksLosses()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "v2_ch01_train_first20.json")));
        var expected = document.RootElement.GetProperty("first_20_average_losses").EnumerateArray().Select(e => e.GetDouble()).ToArray();

        var trainer = Train(endOfInterval: false);

        var losses = trainer.History.Losses;
        Assert.Equal(300, losses.Count);
        for (var i = 0; i < 20; i++) Close.To(expected[i], losses[i], 1e-10);
        Assert.Equal("| epoch 1 |  iter 1 / 10 | time 0[s] | loss 1.10", (trainer.History.Evaluations[0] with { Elapsed = default }).ToString());
        Assert.Equal("1.10 1.12 1.13", string.Join(' ', losses.Take(3).Select(loss => loss.ToString("F2", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal("0.11", losses[^1].ToString("F2", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void EndOfInterval_GivesTheMeansOfWholeEpochs()
    {
        var history = Train(endOfInterval: true).History;
        for (var epoch = 0; epoch < 300; epoch++)
        {
            Close.To(history.StepLosses.Skip(epoch * 10).Take(10).Sum() / 10, history.Losses[epoch]);
            Close.To(history.Losses[epoch], history.Epochs[epoch].Loss);
        }
    }

    private static Trainer Train(bool endOfInterval)
    {
        var random = new NumPyRandom(1984);
        var data = Spiral.Load(random);
        var net = new TwoLayerNet(2, 10, 3, random);
        var trainer = new Trainer(net, new SGD(1.0), random) { EvaluateAtEndOfInterval = endOfInterval };
        trainer.Fit(data, epochs: 300, batchSize: 30, evaluationInterval: 10, TestContext.Current.CancellationToken);
        return trainer;
    }
}
