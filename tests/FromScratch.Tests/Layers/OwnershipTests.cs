using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Whose matrix is whose: a layer never writes into its caller's, and what it returns is its caller's to change.</summary>
public class OwnershipTests
{
    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    private static readonly Dictionary<string, Func<ILayer>> Layers = new()
    {
        ["Sigmoid"] = () => new Sigmoid(),
        ["Tanh"] = () => new Tanh(),
        ["ReLU"] = () => new ReLU(),
        ["Softmax"] = () => new Softmax(),
        ["Sum"] = () => new Sum(),
        ["Repeat"] = () => new Repeat(1),
        ["MatMul"] = () => new MatMul(Weight()),
        ["Affine"] = () => new Affine(Weight(), Matrices.V(1, -2, 3)),
    };

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layer_LeavesItsCallersMatricesAlone(string name)
    {
        var layer = Layers[name]();
        Matrix<double> x = Input(), dout = layer.Forward(x).Map(Math.Sin, Zeros.Include);
        var before = dout.Clone();
        layer.Backward(dout);
        layer.Backward(dout);
        Assert.True(Matrices.SameBits(Input(), x));
        Assert.True(Matrices.SameBits(before, dout));
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layer_RemembersItsForward_WhateverBecomesOfY(string name)
    {
        Matrix<double> untouched = Layers[name]().Forward(Input()), dout = untouched.Map(Math.Sin, Zeros.Include);
        var reference = Layers[name]();
        reference.Forward(Input());
        var expected = reference.Backward(dout);

        var layer = Layers[name]();
        var x = Input();
        var y = layer.Forward(x);
        y.MapInplace(_ => double.NaN, Zeros.Include);
        var dx = layer.Backward(dout);
        Assert.Equal(expected, dx);
        Assert.Equal(reference.Parameters.Select(p => p.Gradient), layer.Parameters.Select(p => p.Gradient));

        dx.Clear();
        Assert.Equal(expected, layer.Backward(dout));
        Assert.True(Matrices.SameBits(Input(), x));
    }

    [Theory]
    [InlineData("MatMul")]
    [InlineData("Affine")]
    public void GradientOfTheWeight_IsThatOfXAsItIsThen(string name)
    {
        var layer = Layers[name]();
        var x = Input();
        var dout = layer.Forward(x).Map(Math.Sin, Zeros.Include);
        x.Clear();
        layer.Backward(dout);
        Assert.Equal(Matrices.Zeros(4, 3), layer.Parameters[0].Gradient);
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Gradient_StaysInItsStorage_AndIsReplacedNotAdded(string name)
    {
        var layer = Layers[name]();
        var storage = layer.Parameters.Select(p => p.Gradient).ToArray();
        var dout = layer.Forward(Input()).Map(Math.Sin, Zeros.Include);
        foreach (var gradient in storage)
            gradient.MapInplace(_ => double.NaN, Zeros.Include);
        layer.Backward(dout);
        var once = storage.Select(g => g.Clone()).ToArray();
        layer.Backward(dout);
        Assert.DoesNotContain(once, g => g.Enumerate().Any(double.IsNaN));
        Assert.Equal(once, storage);
        Assert.All(layer.Parameters.Zip(storage), pair => Assert.Same(pair.Second, pair.First.Gradient));
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layer_TakesAnyStorage(string name)
    {
        var dense = Matrices.M(new double[,] { { 0, 2, 0, 0 } });
        foreach (var x in new[] { Matrix<double>.Build.SparseOfMatrix(dense), new MathNet.Numerics.LinearAlgebra.Double.DiagonalMatrix(1, 4, [0.0]), Odd(dense) })
        {
            ILayer layer = Layers[name](), reference = Layers[name]();
            var expected = reference.Forward(x.DenseCopy());
            Close.To(expected, layer.Forward(x));
            var dout = Matrix<double>.Build.SparseOfMatrix(expected.Map(v => v > 0 ? 1.0 : 0, Zeros.Include));
            Close.To(reference.Backward(dout.DenseCopy()), layer.Backward(dout));
            Assert.Equal(reference.Parameters.Select(p => p.Gradient), layer.Parameters.Select(p => p.Gradient));
        }
    }

    [Fact]
    public void Weight_IsTheCallersOwnMatrix_SoUpdatesAreSeenOnBothSides()
    {
        var w = Weight();
        var affine = new Affine(w, Matrices.Zeros(1, 3));
        Assert.Same(w, affine.W.Value);
        w.Clear();
        Assert.Equal(Matrices.Zeros(1, 3), affine.Forward(Input()));
    }

    [Fact]
    public void DiagonalWeight_CanBeTrained()
    {
        var matMul = new MatMul(Matrix<double>.Build.DiagonalIdentity(2));
        var x = Matrices.M(new double[,] { { 1, 2 } });
        Assert.Equal(x, matMul.Forward(x));
        matMul.Backward(x);
        new SGD(1).Update(matMul.Parameters);
        Assert.Equal(Matrices.M(new double[,] { { 0, -2 }, { -2, -3 } }), matMul.W.Value);
    }

    [Fact]
    public void BiasVector_IsCopied()
    {
        var b = Matrices.V(1, 2, 3);
        var affine = new Affine(Weight(), b);
        b[0] = 100;
        Assert.Equal(1, affine.B.Value[0, 0]);
    }

    [Fact]
    public void Mask_IsACopy()
    {
        var relu = new ReLU();
        relu.Forward(Matrices.M(new[,] { { 1.0 } }));
        relu.Mask[0, 0] = true;
        Assert.Equal(5, relu.Backward(Matrices.M(new[,] { { 5.0 } }))[0, 0]);
    }

    private static Matrix<double> Input() => Matrices.M(new double[,] { { 1, -2, 3, 0.5 } });

    private static Matrix<double> Weight() => Matrices.Uniform(new System.Random(1), 4, 3);

    private static OddMatrix Odd(Matrix<double> x) => new(x);

    // A matrix whose storage the library cannot know: every element goes through it, none through an array.
    private sealed class OddMatrix(Matrix<double> x) : MathNet.Numerics.LinearAlgebra.Double.Matrix(new OddStorage(x));

    private sealed class OddStorage(Matrix<double> x)
        : MathNet.Numerics.LinearAlgebra.Storage.MatrixStorage<double>(x.RowCount, x.ColumnCount)
    {
        public override bool IsDense => false;

        public override bool IsFullyMutable => true;

        public override bool IsMutableAt(int row, int column) => true;

        public override double At(int row, int column) => x[row, column];

        public override void At(int row, int column, double value) => x[row, column] = value;
    }
}
