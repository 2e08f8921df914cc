using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Every layer's gradient is right, whatever the shape and the values.</summary>
public class GradientPropertyTests
{
    /// <summary>Rows, input and output width, and a seed for the values; 1×1 and batches of one among them.</summary>
    public sealed record Shapes(int N, int D, int M, int Seed)
    {
        public System.Random Random() => new(Seed);
    }

    private static readonly Arbitrary<Shapes> AnyShapes = Arb.From(
        from n in Gen.Choose(1, 7)
        from d in Gen.Choose(1, 7)
        from m in Gen.Choose(1, 7)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new Shapes(n, d, m, seed),
        s => new[] { s with { N = 1 }, s with { D = 1 }, s with { M = 1 } }.Where(smaller => smaller != s));

    [Fact]
    public void Sigmoid_Passes() => Elementwise(() => new Sigmoid());

    [Fact]
    public void Tanh_Passes() => Elementwise(() => new Tanh());

    [Fact]
    public void ReLU_Passes() => Elementwise(() => new ReLU());

    [Fact]
    public void ReLU_OfWholeNumbers_PassesAtItsCornerToo() => ForAll(s =>
        GradientCheck.Of(new ReLU(), Matrices.Uniform(s.Random(), s.N, s.D, 3).Map(Math.Round, Zeros.Include)));

    [Fact]
    public void Softmax_Passes() => Elementwise(() => new Softmax());

    [Fact]
    public void Sum_Passes() => Elementwise(() => new Sum());

    [Fact]
    public void Repeat_Passes() => ForAll(s => GradientCheck.Of(new Repeat(s.N), Matrices.Uniform(s.Random(), 1, s.D)));

    [Fact]
    public void MatMul_Passes() => ForAll(s =>
    {
        var random = s.Random();
        return GradientCheck.Of(new MatMul(Matrices.Uniform(random, s.D, s.M)), Matrices.Uniform(random, s.N, s.D));
    });

    [Fact]
    public void Affine_Passes() => ForAll(s =>
    {
        var random = s.Random();
        var affine = new Affine(Matrices.Uniform(random, s.D, s.M), Matrices.Uniform(random, 1, s.M));
        return GradientCheck.Of(affine, Matrices.Uniform(random, s.N, s.D));
    });

    [Fact]
    public void RnnCell_Passes() => ForAll(s =>
    {
        var random = s.Random();
        var cell = new RnnCell(
            Matrices.Uniform(random, s.D, s.M, 1), Matrices.Uniform(random, s.M, s.M, 1), Matrices.Uniform(random, 1, s.M, 1));
        return GradientCheck.Of(cell, Matrices.Uniform(random, s.N, s.D), Matrices.Uniform(random, s.N, s.M, 1));
    });

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    public void SoftmaxWithLoss_Passes(double scale) => ForAll(s =>
    {
        var random = s.Random();
        var labels = Enumerable.Range(0, s.N).Select(_ => random.Next(s.M)).ToArray();
        var x = Matrices.Uniform(random, s.N, s.M, scale);
        return random.Next(2) == 0
            ? GradientCheck.Of(new SoftmaxWithLoss(), x, labels)
            : GradientCheck.Of(new SoftmaxWithLoss(), x, Functions.OneHot(labels, s.M));
    });

    [Fact]
    public void Network_Passes() => ForAll(s =>
    {
        var random = s.Random();
        ILayer activation = random.Next(3) switch { 0 => new Sigmoid(), 1 => new Tanh(), _ => new ReLU() };
        var net = new TwoLayerNet(s.D, s.M, 3, (rows, columns) => Matrices.Uniform(random, rows, columns, 1), activation);
        return GradientCheck.Of(net, Matrices.Uniform(random, s.N, s.D), [.. Enumerable.Range(0, s.N).Select(_ => random.Next(3))]);
    });

    private static void Elementwise(Func<ILayer> layer) => ForAll(s => GradientCheck.Of(layer(), Matrices.Uniform(s.Random(), s.N, s.D, 3)));

    private static void ForAll(Func<Shapes, GradientCheck> check) =>
        Prop.ForAll(AnyShapes, s =>
        {
            var report = check(s);
            return report.Passed().Label(report.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
