using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class TimeRnnTests
{
    private static readonly ReferenceFile Vol2 = ReferenceFile.Open("v2_time_layers_f64");

    [Fact]
    public void FourSteps_Match()
    {
        var c = Vol2["TimeRNN"];
        var rnn = Rnn(c, stateful: false);
        Equal(c, "outputs/hs", rnn.Forward(Steps(c, "inputs/xs")));
        Equal(c, "grads/dxs", rnn.Backward(Steps(c, "inputs/dhs")));
        Gradients(c, rnn);
    }

    [Fact]
    public void StatefulLayer_GoesOnFromItsState()
    {
        var c = Vol2["TimeRNN_stateful_two_calls"];
        var rnn = Rnn(c, stateful: true);
        Equal(c, "outputs/hs_1", rnn.Forward(Steps(c, "inputs/xs_1")));
        Equal(c, "outputs/hs_2", rnn.Forward(Steps(c, "inputs/xs_2")));
        Close.To(c.Matrix("outputs/h"), rnn.State!);
        var dhs = c.Has("inputs/dhs_of_2") ? "inputs/dhs_of_2" : "inputs/dhs";
        Equal(c, "grads/dxs", rnn.Backward(Steps(c, dhs)));
        Gradients(c, rnn);
    }

    [Fact]
    public void Gradients_AreThoseOfSmallDifferences_AtAnyLength()
    {
        var random = new NumPyRandom(3);
        foreach (var (steps, batch, width, hidden) in ((int, int, int, int)[])[(1, 1, 1, 1), (3, 2, 4, 3), (7, 1, 2, 5)])
        {
            var rnn = new TimeRnn(0.3 * random.Randn(width, hidden), 0.3 * random.Randn(hidden, hidden), 0.3 * random.Randn(1, hidden));
            var xs = Enumerable.Range(0, steps).Select(_ => random.Randn(batch, width)).ToArray();
            var dhs = Enumerable.Range(0, steps).Select(_ => random.Randn(batch, hidden)).ToArray();
            double Loss() => rnn.Forward(xs).Zip(dhs).Sum(pair => pair.First.PointwiseMultiply(pair.Second).Enumerate().Sum());
            Loss();
            var dxs = rnn.Backward(dhs);
            var gradients = rnn.Parameters.Select(parameter => parameter.Gradient.Clone()).ToArray();
            for (var k = 0; k < 3; k++) Near(NumericalGradient.Of(_ => Loss(), rnn.Parameters[k].Value), gradients[k]);
            for (var t = 0; t < steps; t++) Near(NumericalGradient.Of(_ => Loss(), xs[t]), dxs[t]);
        }
    }

    [Fact]
    public void ResultsInGivenMatrices_AreTheSame_AndWrongOnesAreRefused()
    {
        var c = Vol2["TimeRNN"];
        var (rnn, xs, dhs) = (Rnn(c, stateful: false), Steps(c, "inputs/xs"), Steps(c, "inputs/dhs"));
        Matrix<double>[] Room(Matrix<double>[] like) => [.. like.Select(step => Matrix<double>.Build.Dense(step.RowCount, step.ColumnCount, double.NaN))];
        var (hs, dxs) = (Room(dhs), Room(xs));
        rnn.Forward(xs, hs);
        rnn.Backward(dhs, dxs);
        Equal(c, "outputs/hs", hs);
        Equal(c, "grads/dxs", dxs);
        Gradients(c, rnn);
        Assert.Contains("hs[1]", Assert.Throws<ArgumentException>(() => rnn.Forward(xs, [hs[0], Matrix<double>.Build.Dense(1, 1), .. hs[2..]])).Message, StringComparison.Ordinal);
        Assert.Contains("3 results for 4 steps", Assert.Throws<ArgumentException>(() => rnn.Backward(dhs, dxs[..3])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SecondBackward_GivesTheSameGradients()
    {
        var c = Vol2["TimeRNN"];
        var rnn = Rnn(c, stateful: false);
        rnn.Forward(Steps(c, "inputs/xs"));
        rnn.Backward(Steps(c, "inputs/dhs"));
        rnn.Backward(Steps(c, "inputs/dhs"));
        Gradients(c, rnn);
    }

    [Fact]
    public void State_CanBeSetAndForgotten()
    {
        var c = Vol2["TimeRNN"];
        var xs = Steps(c, "inputs/xs");
        var rnn = Rnn(c, stateful: true);
        var fresh = rnn.Forward(xs)[0];
        var state = rnn.State!;
        var next = rnn.Forward(xs)[0];
        Assert.NotEqual(fresh, next);
        rnn.SetState(state);
        Assert.Equal(next, rnn.Forward(xs)[0]);
        rnn.ResetState();
        Assert.Equal(fresh, rnn.Forward(xs)[0]);
        Assert.Throws<InvalidOperationException>(() => Rnn(c, stateful: false).SetState(state));
    }

    [Fact]
    public void WrongCalls_SayWhatIsWrong_AndChangeNothing()
    {
        var c = Vol2["TimeRNN"];
        var rnn = Rnn(c, stateful: true);
        var xs = Steps(c, "inputs/xs");
        Assert.Contains("before Forward", Assert.Throws<InvalidOperationException>(() => rnn.Backward(xs)).Message, StringComparison.Ordinal);
        rnn.Forward(xs);
        var state = rnn.State;
        Assert.Contains("at least one step", Assert.Throws<ArgumentException>(() => rnn.Forward([])).Message, StringComparison.Ordinal);
        Assert.Contains("xs[1]", Assert.Throws<ArgumentException>(() => rnn.Forward([xs[0], Matrix<double>.Build.Dense(2, 5)])).Message, StringComparison.Ordinal);
        Assert.Contains("same batch", Assert.Throws<ArgumentException>(() => rnn.Forward([xs[0], Matrix<double>.Build.Dense(1, 3)])).Message, StringComparison.Ordinal);
        Assert.Contains("ResetState", Assert.Throws<ArgumentException>(() => rnn.Forward([Matrix<double>.Build.Dense(1, 3)])).Message, StringComparison.Ordinal);
        Assert.Contains("3 upstream gradients for 4 steps", Assert.Throws<ArgumentException>(() => rnn.Backward(xs[..3])).Message, StringComparison.Ordinal);
        Assert.Contains("dhs[3]", Assert.Throws<ArgumentException>(() => rnn.Backward([.. xs[..3], Matrix<double>.Build.Dense(2, 9)])).Message, StringComparison.Ordinal);
        Assert.Equal(state, rnn.State);
        Assert.All(rnn.Parameters, parameter => Assert.Equal(0, parameter.Gradient.Enumerate().Sum(Math.Abs)));
    }

    private static TimeRnn Rnn(ReferenceCase c, bool stateful) =>
        new(c.Matrix("params/Wx"), c.Matrix("params/Wh"), c.Vector("params/b"), stateful);

    // The file's (N, T, D) as T matrices of (N, D).
    private static Matrix<double>[] Steps(ReferenceCase c, string path)
    {
        var shape = c.Shape(path);
        var flat = c.Matrix(path);
        return [.. Enumerable.Range(0, shape[1]).Select(t => flat.SubMatrix(0, shape[0], t * shape[2], shape[2]))];
    }

    private static void Equal(ReferenceCase c, string path, Matrix<double>[] actual)
    {
        var expected = Steps(c, path);
        Assert.Equal(expected.Length, actual.Length);
        for (var t = 0; t < expected.Length; t++) Close.To(expected[t], actual[t]);
    }

    private static void Gradients(ReferenceCase c, TimeRnn rnn)
    {
        foreach (var parameter in rnn.Parameters) Close.To(c.Matrix("grads/d" + parameter.Name), parameter.Gradient);
        Close.To(c.Matrix("grads/dh"), rnn.DhFirst!);
    }

    private static void Near(Matrix<double> numerical, Matrix<double> analytical)
    {
        var difference = (numerical - analytical).Enumerate().Max(Math.Abs);
        Assert.True(difference <= 1e-6 * Math.Max(1, analytical.Enumerate().Max(Math.Abs)), FormattableString.Invariant($"{difference}"));
    }
}
