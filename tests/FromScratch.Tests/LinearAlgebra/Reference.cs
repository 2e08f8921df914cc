using System.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>The product as its definition says it, in double precision, with the bound that any order of additions keeps to.</summary>
internal static class Reference
{
    public static void AssertProduct<T>(ProductCase<T> product, T[] actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (m, n, k) = (product.M, product.N, product.K);
        var unit = typeof(T) == typeof(double) ? 1.2e-16 : 6e-8;
        // A's rows and B's columns, each contiguous.
        var rows = new double[m * k];
        var columns = new double[k * n];
        for (var i = 0; i < m; i++)
            for (var p = 0; p < k; p++) rows[(i * k) + p] = double.CreateChecked(product.A(i, p));
        for (var j = 0; j < n; j++)
            for (var p = 0; p < k; p++) columns[(j * k) + p] = double.CreateChecked(product.B(p, j));

        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i < m; i++)
            {
                double sum = 0, magnitude = 0;
                for (var p = 0; p < k; p++)
                {
                    var term = rows[(i * k) + p] * columns[(j * k) + p];
                    sum += term;
                    magnitude += Math.Abs(term);
                }

                var (alpha, beta, before) = (double.CreateChecked(product.Alpha), double.CreateChecked(product.Beta), double.CreateChecked(product.C[i + (j * m)]));
                var expected = (alpha * sum) + (beta == 0 ? 0 : beta * before);
                var bound = (k + 4) * unit * ((Math.Abs(alpha) * magnitude) + Math.Abs(beta * before));
                var error = Math.Abs(double.CreateChecked(actual[i + (j * m)]) - expected);
                if (!(error <= bound)) Assert.Fail($"{product} at ({i}, {j}): {actual[i + (j * m)]} is {error} away from {expected}, more than {bound}.");
            }
        }
    }
}

/// <summary>One product: C ← beta·C + alpha·op(A)·op(B) with its operands, as MathNet stores them.</summary>
internal sealed record ProductCase<T>(int M, int N, int K, bool TransposeA, bool TransposeB, T Alpha, T Beta, T[] Left, T[] Right, T[] C)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static ProductCase<T> Random(Random random, int m, int n, int k, bool transposeA = false, bool transposeB = false, double alpha = 1, double beta = 0) =>
        new(m, n, k, transposeA, transposeB, T.CreateChecked(alpha), T.CreateChecked(beta), Values(random, m * k), Values(random, k * n), Values(random, m * n));

    public static T[] Values(Random random, int count)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++) values[i] = T.CreateChecked(random.NextDouble() - 0.5);
        return values;
    }

    public T A(int i, int p) => Left[TransposeA ? p + (i * K) : i + (p * M)];

    public T B(int p, int j) => Right[TransposeB ? j + (p * N) : p + (j * K)];

    /// <summary>C after the product.</summary>
    public T[] Multiply(FastLinearAlgebraProvider provider)
    {
        var result = (T[])C.Clone();
        ((ILinearAlgebraProvider<T>)(object)provider).MatrixMultiplyWithUpdate(
            TransposeA ? Transpose.Transpose : Transpose.DontTranspose,
            TransposeB ? Transpose.Transpose : Transpose.DontTranspose,
            Alpha,
            Left,
            TransposeA ? K : M,
            TransposeA ? M : K,
            Right,
            TransposeB ? N : K,
            TransposeB ? K : N,
            Beta,
            result);
        return result;
    }

    public override string ToString() => $"{typeof(T).Name} ({M}, {K})·({K}, {N}), op {(TransposeA ? 'T' : 'N')}{(TransposeB ? 'T' : 'N')}, alpha {Alpha}, beta {Beta}";
}

/// <summary>The tiers as theory data, and the provider for one, or the reason to skip.</summary>
internal static class Tiers
{
    public static FastLinearAlgebraProvider Provider(SimdTier tier, int threads = 1)
    {
        if (!FastLinearAlgebraProvider.SupportedTiers.Contains(tier)) Assert.Skip($"This processor has no {(int)tier}-bit vectors.");
        return new FastLinearAlgebraProvider(tier, threads);
    }
}
