using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// How often the network is right.
public partial class Network
{
    private const int AccuracyBatch = 1000;

    /// <summary>The share of a batch, from 0 to 1, whose largest score is that of the right class.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <exception cref="ArgumentException">A shape or a label does not fit, or the batch is empty.</exception>
    public double Accuracy(Matrix<double> x, int[] labels)
    {
        CheckInput(x);
        CheckLabels(x, labels);
        var scores = RunForward(x);
        Labels.Check(GetType().Name, labels, scores.RowCount, scores.ColumnCount);
        var predicted = Functions.ArgMax(scores);
        return predicted.Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    }

    /// <summary>The share of a batch, from 0 to 1, whose largest score is that of the right class.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="oneHot">The right answers, shape (N, K).</param>
    /// <exception cref="ArgumentException">A shape does not fit, a row is not one-hot, or the batch is empty.</exception>
    public double Accuracy(Matrix<double> x, Matrix<double> oneHot)
    {
        CheckInput(x);
        CheckOneHot(x, oneHot);
        return Accuracy(x, Labels.FromOneHot(GetType().Name, oneHot, oneHot.RowCount, oneHot.ColumnCount));
    }

    /// <summary>The share of labelled examples, from 0 to 1, whose largest score is that of the right class.</summary>
    /// <param name="data">The examples, read a thousand at a time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">Its shape or a label does not fit the network.</exception>
    public double Accuracy(IExamples data)
    {
        Require.NotNull(GetType().Name, data);
        return Accuracy(data, data.Count);
    }

    /// <summary>The same for the first examples only, which is quicker while training.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="count">How many of them, at least 1; all if there are fewer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">Its shape or a label does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public double Accuracy(IExamples data, int count)
    {
        Require.NotNull(GetType().Name, data);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        count = Math.Min(count, data.Count);
        var right = 0.0;
        for (var start = 0; start < count; start += AccuracyBatch)
        {
            var (x, labels) = data.Rows([.. Enumerable.Range(start, Math.Min(AccuracyBatch, count - start))]);
            right += Math.Round(Accuracy(x, labels) * labels.Length);
        }

        return right / count;
    }
}
