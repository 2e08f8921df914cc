using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class SoftmaxWithLossTests
{
    private static readonly Matrix<double> X = Matrices.M(new[,] { { 0.3, 2.9, 4.0 }, { 1.0, -1.0, 0.0 } });

    [Fact]
    public void Backward_MultipliesByTheUpstreamGradient()
    {
        var loss = new SoftmaxWithLoss();
        loss.Forward(X, [2, 0]);
        Close.To(-2.5 * loss.Backward(), loss.Backward(-2.5));
        Assert.Equal(Matrices.Zeros(2, 3), loss.Backward(0));
    }

    [Fact]
    public void LabelsAndOneHotRows_GiveTheSame()
    {
        SoftmaxWithLoss a = new(), b = new();
        Assert.Equal(a.Forward(X, [2, 0]), b.Forward(X, Functions.OneHot([2, 0], 3)));
        Assert.Equal(a.Backward(), b.Backward());
    }

    [Fact]
    public void Backward_AndYBeforeForward_SaySo()
    {
        Assert.StartsWith("SoftmaxWithLoss: Backward before Forward", Assert.Throws<InvalidOperationException>(() => new SoftmaxWithLoss().Backward()).Message);
        Assert.StartsWith("SoftmaxWithLoss: Y before Forward", Assert.Throws<InvalidOperationException>(() => new SoftmaxWithLoss().Y).Message);
    }

    [Fact]
    public void Memory_IsItsOwn()
    {
        var loss = new SoftmaxWithLoss();
        int[] labels = [2, 0];
        var x = X.Clone();
        loss.Forward(x, labels);
        var expected = loss.Backward();
        labels[0] = 0;
        x.Clear();
        loss.Y.Clear();
        loss.Backward().Clear();
        Assert.Equal(expected, loss.Backward());
        Assert.Equal(Functions.Softmax(X), loss.Y);
    }

    [Fact]
    public void RefusedCalls_SayWhy_AndChangeNothing()
    {
        var loss = new SoftmaxWithLoss();
        loss.Forward(X, [2, 0]);
        Matrix<double> dx = loss.Backward(), y = loss.Y;
        (Action Call, string Says)[] refused =
        [
            (() => loss.Forward(null!, [0, 0]), "x is null"),
            (() => loss.Forward(X, (int[])null!), "labels is null"),
            (() => loss.Forward(X, (Matrix<double>)null!), "oneHot is null"),
            (() => loss.Forward(Matrix<double>.Build.Dense(0, 3), Array.Empty<int>()), "x is empty, shape (0, 3)"),
            (() => loss.Forward(X, [0, 3]), "labels[1] is 3, but with 3 classes a label is from 0 to 2"),
            (() => loss.Forward(X, [-1, 0]), "labels[0] is -1"),
            (() => loss.Forward(X, [0]), "1 labels for 2 rows"),
            (() => loss.Forward(X, Matrices.M(new double[,] { { 2 }, { 0 } })), "oneHot has shape (2, 1), a column of labels. Pass labels as an int[]"),
            (() => loss.Forward(X, Matrices.Zeros(2, 4)), "oneHot has shape (2, 4), but must have shape (2, 3)"),
            (() => loss.Forward(X, Matrices.Zeros(2, 3)), "row 0 of oneHot is not one-hot"),
            (() => loss.Forward(X, Matrices.M(new[,] { { 0, 0, 1 }, { 0.5, 0.5, 0 } })), "row 1 of oneHot is not one-hot"),
            (() => loss.Forward(X, Matrices.M(new double[,] { { 0, 0, 1 }, { 1, 1, 0 } })), "row 1 of oneHot is not one-hot"),
            (() => loss.Forward(X, Matrices.M(new double[,] { { 0, double.NaN, 1 }, { 1, 0, 0 } })), "row 0 of oneHot is not one-hot"),
        ];
        foreach (var (call, says) in refused)
        {
            var message = Assert.ThrowsAny<ArgumentException>(call).Message;
            Assert.StartsWith("SoftmaxWithLoss: ", message);
            Assert.Contains(says, message);
            Assert.Equal(dx, loss.Backward());
            Assert.Equal(y, loss.Y);
        }
    }

    [Fact]
    public void OneClass_IsCertain()
    {
        var loss = new SoftmaxWithLoss();
        Assert.Equal(-1e-7, loss.Forward(Matrices.M(new[,] { { 7.0 } }), Matrices.M(new[,] { { 1.0 } })), 1e-14);
        Assert.Equal(0, loss.Backward()[0, 0]);
    }

    [Fact]
    public void SparseScores_AreTakenAsTheyAre()
    {
        var sparse = Matrix<double>.Build.Sparse(1, 3);
        sparse[0, 1] = 2;
        Assert.Equal(new SoftmaxWithLoss().Forward(sparse.DenseCopy(), [0]), new SoftmaxWithLoss().Forward(sparse, [0]));
    }
}
