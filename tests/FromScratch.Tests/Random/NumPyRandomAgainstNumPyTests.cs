using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class NumPyRandomAgainstNumPyTests
{
    [Fact]
    public void AnySeedAndMixtureOfCalls_GivesNumPysBits()
    {
        var plan = new System.Random(20260);
        var programs = Enumerable.Range(0, 300).Select(_ => Program.Draw(plan)).ToList();

        var expected = LiveNumPy.Run(programs.Select(program => program.ForNumPy));

        for (var i = 0; i < programs.Count; i++)
        {
            var random = new NumPyRandom(programs[i].Seed);
            for (var j = 0; j < programs[i].Calls.Count; j++)
            {
                var call = programs[i].Calls[j];
                Assert.True(
                    call.Ours(random).AsSpan().SequenceEqual(expected[i][j]),
                    $"seed {programs[i].Seed}, call {j}: {System.Text.Json.JsonSerializer.Serialize(call.NumPys)}");
            }
        }
    }

    [Fact]
    public void AHundredThousandNormalNumbers_AreNumPysBits()
    {
        var expected = LiveNumPy.Run([[4000000007, new object[] { "randn", 100_001 }, new object[] { "randn", 3 }]]);
        var random = new NumPyRandom(4000000007);

        Assert.Equal(expected[0][0], Bits(random.RandnVector(100_001)));
        Assert.Equal(expected[0][1], Bits(random.RandnVector(3)));
    }

    private static long[] Bits(Vector<double> v) => [.. v.Select(BitConverter.DoubleToInt64Bits)];

    private static long[] Bits(Matrix<double> m) => [.. m.ToRowMajorArray().Select(BitConverter.DoubleToInt64Bits)];

    private static long[] Whole(Matrix<double> m) => [.. m.ToRowMajorArray().Select(value => (long)value)];

    private static long[] Wide(int[] values) => Array.ConvertAll(values, value => (long)value);

    private sealed record Call(object?[] NumPys, Func<NumPyRandom, long[]> Ours);

    private sealed record Program(uint Seed, IReadOnlyList<Call> Calls)
    {
        internal object[] ForNumPy => [Seed, .. Calls.Select(call => call.NumPys)];

        internal static Program Draw(System.Random plan) =>
            new((uint)plan.NextInt64(1L << 32), [.. Enumerable.Range(0, 25).Select(_ => DrawCall(plan))]);

        private static Call DrawCall(System.Random plan)
        {
            int n = plan.Next(1, 40), m = plan.Next(1, 40);
            double a = plan.NextDouble() * 10 - 5, b = plan.NextDouble() * 10;
            switch (plan.Next(18))
            {
                case 0: return new(["rand", n, m], r => Bits(r.Rand(n, m)));
                case 1: return new(["random_sample"], r => [BitConverter.DoubleToInt64Bits(r.Rand())]);
                case 2: return new(["randn", n, m], r => Bits(r.Randn(n, m)));
                case 3: return new(["randn"], r => [BitConverter.DoubleToInt64Bits(r.Randn())]);
                case 4: return new(["standard_normal", n], r => Bits(r.RandnVector(n)));
                case 5: return new(["uniform", a, b, new[] { n, m }], r => Bits(r.Uniform(a, b, n, m)));
                case 6: return new(["uniform", a, b], r => [BitConverter.DoubleToInt64Bits(r.Uniform(a, b))]);
                case 7: return new(["normal", a, b, new[] { n, m }], r => Bits(r.Normal(a, b, n, m)));
                case 8: return new(["normal", a, b], r => [BitConverter.DoubleToInt64Bits(r.Normal(a, b))]);
                case 9: return new(["permutation", n], r => Wide(r.Permutation(n)));
                case 10: return new(["shuffle", n], r => Shuffled(r, n));
                case 11: return new(["shuffle_rows", n], r => ShuffledRows(r, n));
                case 12: return new(["permute_rows", n], r => Whole(r.Permutation(Matrix<double>.Build.Dense(n, 3, (i, j) => i * 3 + j))));
                case 13: return new(["choice", n, m, true, null], r => Wide(r.Choice(n, m)));
                case 14: return new(["choice", n + m, m, false, null], r => Wide(r.Choice(n + m, m, replace: false)));
                case 15: return Weighted(plan, n, m);
                case 16: return WeightedDistinct(plan, n + m, m);
                default: return Integers(plan);
            }
        }

        private static long[] Shuffled(NumPyRandom random, int n)
        {
            var items = Enumerable.Range(0, n).ToList();
            random.Shuffle(items);
            return Wide([.. items]);
        }

        private static long[] ShuffledRows(NumPyRandom random, int n)
        {
            var x = Matrix<double>.Build.Dense(n, 3, (i, j) => i * 3 + j);
            random.Shuffle(x);
            return Whole(x);
        }

        private static Call Weighted(System.Random plan, int n, int count)
        {
            var p = Distribution(plan, n);
            return new(["choice", n, count, true, Hex(p)], r => Wide(r.Choice(n, count, p: p)));
        }

        private static Call WeightedDistinct(System.Random plan, int n, int most)
        {
            var p = Distribution(plan, n);
            var count = Math.Min(most, p.Count(value => value > 0));
            return new(["choice", n, count, false, Hex(p)], r => Wide(r.Choice(n, count, replace: false, p)));
        }

        private static Call Integers(System.Random plan)
        {
            var (type, least, end) = ((IntegerType, long, long)[])[
                (IntegerType.Int64, long.MinValue, long.MaxValue), (IntegerType.Int64, -1000, 1000), (IntegerType.Int64, 0, 1L << 32),
                (IntegerType.Int32, int.MinValue, 1L << 31), (IntegerType.UInt32, 0, 1L << 32),
                (IntegerType.Int16, short.MinValue, 1L << 15), (IntegerType.UInt16, 0, 1L << 16),
                (IntegerType.Int8, sbyte.MinValue, 1L << 7), (IntegerType.UInt8, 0, 1L << 8), (IntegerType.Bool, 0, 2)] is var all
                ? all[plan.Next(all.Length)] : default;
            var low = plan.Next(3) == 0 ? least : plan.NextInt64(least, end);
            var high = plan.Next(3) == 0 || low + 1 == end ? end : plan.NextInt64(low + 1, end);
            var count = plan.Next(0, 30);
            var name = type == IntegerType.Bool ? "bool" : type.ToString().ToLowerInvariant();
            return new(["randint", low, high, count, name], r => r.RandInt(low, high, count, type));
        }

        // Some of the probabilities are zero, at least one is not.
        private static double[] Distribution(System.Random plan, int n)
        {
            var weights = Enumerable.Range(0, n).Select(i => i > 0 && plan.Next(4) == 0 ? 0 : plan.NextDouble() + 0.001).ToArray();
            var sum = weights.Sum();
            return Array.ConvertAll(weights, weight => weight / sum);
        }

        private static string[] Hex(double[] values) => Array.ConvertAll(values, value =>
        {
            if (value == 0) return "0x0p+0";
            var bits = BitConverter.DoubleToInt64Bits(value);
            var exponent = (int)((bits >> 52) & 0x7ff) - 1023;
            return string.Create(CultureInfo.InvariantCulture, $"0x1.{bits & 0xfffffffffffff:x13}p{exponent}");
        });
    }
}
