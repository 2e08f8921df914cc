using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace FromScratch.Tests;

/// <summary>Turning the provider on and off, which every test of the process sees: alone, and put back.</summary>
[CollectionDefinition(nameof(LinearAlgebraProvider), DisableParallelization = true)]
public class LinearAlgebraProvider;

[Collection(nameof(LinearAlgebraProvider))]
public sealed class FastLinearAlgebraTests : IDisposable
{
    private readonly MathNet.Numerics.Providers.LinearAlgebra.ILinearAlgebraProvider _before = MathNet.Numerics.Providers.LinearAlgebra.LinearAlgebraControl.Provider;

    public void Dispose()
    {
        MathNet.Numerics.Providers.LinearAlgebra.LinearAlgebraControl.Provider = _before;
        Environment.SetEnvironmentVariable(FastLinearAlgebra.SimdVariable, null);
        Environment.SetEnvironmentVariable(FastLinearAlgebra.ThreadsVariable, null);
    }

    [Fact]
    public void Use_TurnsItOn_AndUseManagedOff()
    {
        FastLinearAlgebra.Use(SimdTier.Vector128, threads: 1);
        Assert.True(FastLinearAlgebra.IsOn);
        Assert.Equal("FromScratch (128-bit vectors, 1 thread)", FastLinearAlgebra.Describe());
        FastLinearAlgebra.UseManaged();
        Assert.False(FastLinearAlgebra.IsOn);
        Assert.DoesNotContain("FromScratch", FastLinearAlgebra.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Use_TakesTheWidestVectors_UnlessTheEnvironmentForcesOthers()
    {
        FastLinearAlgebra.Use();
        Assert.Contains($"{(int)FastLinearAlgebraProvider.SupportedTiers[0]}-bit", FastLinearAlgebra.Describe(), StringComparison.Ordinal);

        foreach (var tier in FastLinearAlgebraProvider.SupportedTiers)
        {
            Environment.SetEnvironmentVariable(FastLinearAlgebra.SimdVariable, $"{(int)tier}");
            Environment.SetEnvironmentVariable(FastLinearAlgebra.ThreadsVariable, "1");
            FastLinearAlgebra.Use();
            Assert.Equal($"FromScratch ({(int)tier}-bit vectors, 1 thread)", FastLinearAlgebra.Describe());
        }
    }

    [Theory]
    [InlineData(FastLinearAlgebra.SimdVariable, "1024")]
    [InlineData(FastLinearAlgebra.SimdVariable, "fast")]
    [InlineData(FastLinearAlgebra.ThreadsVariable, "0")]
    [InlineData(FastLinearAlgebra.ThreadsVariable, "-1")]
    [InlineData(FastLinearAlgebra.ThreadsVariable, "two")]
    public void ASettingThatIsNone_IsNamedWithItsValue(string variable, string value)
    {
        var before = FastLinearAlgebra.Describe();
        Environment.SetEnvironmentVariable(variable, value);
        var message = Assert.Throws<InvalidOperationException>(FastLinearAlgebra.Use).Message;
        Assert.Contains(variable, message, StringComparison.Ordinal);
        Assert.Contains($"\"{value}\"", message, StringComparison.Ordinal);
        Assert.Equal(before, FastLinearAlgebra.Describe());
    }

    [Fact]
    public void ATierTheProcessorHasNot_IsRefusedWithThoseItHas()
    {
        var message = Assert.Throws<PlatformNotSupportedException>(() => FastLinearAlgebra.Use((SimdTier)2048)).Message;
        Assert.Contains("Vector128", message, StringComparison.Ordinal);
    }

    [Fact]
    public void MathNetsOperators_ComputeTheSameWithEveryTier()
    {
        FastLinearAlgebra.UseManaged();
        var expected = Results();
        foreach (var tier in FastLinearAlgebraProvider.SupportedTiers)
        {
            FastLinearAlgebra.Use(tier);
            var actual = Results();
            for (var i = 0; i < expected.Length; i++)
                Assert.True((expected[i] - actual[i]).Enumerate().All(difference => Math.Abs(difference) < 1e-12), $"{tier}, result {i}");
        }
    }

    [Fact]
    public void AProduct_IntoOneOfItsFactors_IsTheProduct()
    {
        FastLinearAlgebra.Use();
        var a = DenseMatrix.OfArray(new double[,] { { 1, 2 }, { 3, 4 } });
        var b = DenseMatrix.OfArray(new double[,] { { 5, 6 }, { 7, 8 } });
        a.Multiply(b, a);
        Assert.Equal(DenseMatrix.OfArray(new double[,] { { 19, 22 }, { 43, 50 } }), a);
        a.Multiply(a, a);
        Assert.Equal(DenseMatrix.OfArray(new double[,] { { 19 * 19 + (22 * 43), (19 * 22) + (22 * 50) }, { (43 * 19) + (50 * 43), (43 * 22) + (50 * 50) } }), a);

        // Two matrices bound to one array.
        double[] shared = [1, 0, 0, 2];
        var x = new DenseMatrix(2, 2, shared);
        var y = new DenseMatrix(2, 2, shared);
        x.Multiply(b, y);
        Assert.Equal([5, 14, 6, 16], shared);
    }

    /// <summary>One of everything that MathNet routes through its provider.</summary>
    private static Matrix<double>[] Results()
    {
        var a = Matrix<double>.Build.Dense(30, 20, (i, j) => Math.Sin((i * 20) + j));
        var b = Matrix<double>.Build.Dense(20, 40, (i, j) => Math.Cos((i * 40) + j));
        var square = Matrix<double>.Build.Dense(20, 20, (i, j) => (i == j ? 30 : 0) + Math.Sin((i * 31) + (j * 17)));
        var v = Vector<double>.Build.Dense(20, i => i - 9.5);
        var complex = a.ToComplex();
        return
        [
            a * b,
            b.TransposeThisAndMultiply(a.Transpose()),
            a.TransposeAndMultiply(b.Transpose()),
            (a * v).ToColumnMatrix(),
            (v * b).ToRowMatrix(),
            b.TransposeThisAndMultiply(v).ToRowMatrix(),
            a + (2 * a) - a.PointwiseMultiply(a),
            -a.PointwiseDivide(a + 3),
            a.SubMatrix(3, 11, 5, 7) * b.SubMatrix(5, 7, 1, 33),
            square.Inverse(),
            square.Solve(v).ToColumnMatrix(),
            square.QR().Solve(v).ToColumnMatrix(),
            (square * square.Transpose()).Cholesky().Solve(v).ToColumnMatrix(),
            a.Svd().S.ToColumnMatrix(),
            (complex * b.ToComplex()).Real(),
            // Single precision, scaled so that its own accuracy meets the bound of the others.
            (a.ToSingle() * b.ToSingle()).ToDouble() * 1e-8,
            Matrix<double>.Build.Dense(1, 4, (_, j) => j switch { 0 => a.L1Norm(), 1 => a.InfinityNorm(), 2 => a.FrobeniusNorm(), _ => v.DotProduct(v) }),
        ];
    }
}
