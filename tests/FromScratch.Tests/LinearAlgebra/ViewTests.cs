namespace FromScratch.Tests;

/// <summary>Products of submatrices and strided views, which write nothing beside their own elements.</summary>
public class ViewTests
{
    [Fact]
    public void Product_OfViewsInLargerMatrices_TouchesOnlyItsOwnElements()
    {
        foreach (var tier in FastLinearAlgebraProvider.SupportedTiers) MultiplyViews(MatrixProduct.Of<double>(tier));
    }

    private static unsafe void MultiplyViews(IMatrixProduct<double> multiplication)
    {
        const double Guard = 12345;
        var random = new Random(8);
        for (var repetition = 0; repetition < 400; repetition++)
        {
            var largest = repetition % 50 == 0 ? 140 : 35;
            int m = random.Next(1, largest), n = random.Next(1, largest), k = random.Next(1, largest);
            fixed (double* left = ProductCase<double>.Values(random, 9 * (m + 3) * (k + 3)), right = ProductCase<double>.Values(random, 9 * (k + 3) * (n + 3)))
            {
                var room = new double[9 * (m + 3) * (n + 3)];
                Array.Fill(room, Guard);
                fixed (double* target = room)
                {
                    var (a, b, c) = (RandomView(random, left, m, k), RandomView(random, right, k, n), RandomView(random, target, m, n));
                    multiplication.Run(a, b, c, 1, 0, 2);
                    for (var i = 0; i < m; i++)
                    {
                        for (var j = 0; j < n; j++)
                        {
                            var expected = 0.0;
                            for (var p = 0; p < k; p++) expected += *a.At(i, p) * *b.At(p, j);
                            if (!(Math.Abs(expected - *c.At(i, j)) < 1e-12)) Assert.Fail($"({m}, {k})·({k}, {n}) at ({i}, {j}): {*c.At(i, j)}, not {expected}");
                            *c.At(i, j) = Guard;
                        }
                    }
                }

                Assert.False(room.AsSpan().ContainsAnyExcept(Guard), $"({m}, {k})·({k}, {n}) wrote beside its elements");
            }
        }
    }

    /// <summary>A view with gaps between its rows or columns, by rows or by columns, somewhere inside the memory.</summary>
    private static unsafe View<double> RandomView(Random random, double* memory, int rows, int columns)
    {
        var step = random.Next(1, 3);
        var origin = memory + random.Next(4);
        return random.Next(2) == 0
            ? new View<double>(origin, rows, columns, step, (step * rows) + random.Next(3))
            : new View<double>(origin, rows, columns, (step * columns) + random.Next(3), step);
    }
}
