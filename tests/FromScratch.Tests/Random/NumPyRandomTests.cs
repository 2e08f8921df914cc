using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class NumPyRandomTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(4294967296)]
    public void Seed_OutOfNumPysRange_IsRefused(long seed) =>
        Assert.Contains("2**32 - 1", Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandom(seed)).Message, StringComparison.Ordinal);

    [Fact]
    public void Matrix_HoldsTheStreamRowByRow()
    {
        var stream = new NumPyRandom(7).RandVector(70 * 45);
        var matrix = new NumPyRandom(7).Rand(70, 45);
        Assert.Equal(stream.ToArray(), matrix.ToRowMajorArray());
    }

    [Fact]
    public void Randn_KeepsThePairsSecondNumberForTheNextCall()
    {
        var whole = new NumPyRandom(3).RandnVector(7).ToArray();
        var random = new NumPyRandom(3);
        double[] pieces = [random.Randn(), .. random.RandnVector(3), random.Normal(0, 1), .. random.Randn(1, 2).ToRowMajorArray()];
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void Randn_OfAnEmptySpan_DrawsNothing()
    {
        var random = new NumPyRandom(3);
        var next = random.Clone().Randn();
        random.Randn(Span<double>.Empty);
        Assert.Equal(next, random.Randn());
    }

    [Fact]
    public void Clone_GoesOnWithTheSameNumbers_Independently()
    {
        var random = new NumPyRandom(11);
        random.Randn(3, 3);
        var clone = random.Clone();
        var expected = random.RandnVector(1000);
        Assert.Equal(expected, clone.RandnVector(1000));
    }

    [Fact]
    public void WordsAcrossABlock_StayInOrder()
    {
        // One single word first, so that a double is cut by the end of the 624-word block.
        var random = new NumPyRandom(5);
        random.RandInt(0, 1 << 30);
        var expected = new NumPyRandom(5);
        var words = Array.ConvertAll(expected.RandInt(0, 1L << 32, 1 + (2 * 400), IntegerType.Int64), word => (uint)word);
        for (var i = 0; i < 400; i++)
        {
            uint a = words[1 + (2 * i)] >> 5, b = words[2 + (2 * i)] >> 6;
            Assert.Equal(((a * 67108864.0) + b) / 9007199254740992.0, random.Rand());
        }
    }

    public static TheoryData<string, Action<NumPyRandom>> BadCalls => new()
    {
        { "low must be below high", r => r.RandInt(5, 5) },
        { "Int8 holds -128 to 127", r => r.RandInt(0, 129, 1, IntegerType.Int8) },
        { "must be a non-negative", r => r.RandInt(0, 5, -1) },
        { "standard deviation", r => r.Normal(0, -1) },
        { "standard deviation", r => r.NormalVector(0, double.NaN, 3) },
        { "finite", r => r.Uniform(double.MinValue, double.MaxValue) },
        { "rows", r => r.Rand(0, 3) },
        { "count", r => r.RandVector(0) },
        { "non-negative", r => r.Permutation(-1) },
        { "Without replacement at most 3", r => r.Choice(3, 4, replace: false) },
        { "nothing to choose from", r => r.Choice(0) },
        { "sum to 0.5", r => r.Choice(2, [0.25, 0.25]) },
        { "Probability 1 is NaN", r => r.Choice(2, [0.5, double.NaN]) },
        { "Probability 0 is -0.5", r => r.Choice(2, [-0.5, 1.5]) },
        { "3 to choose from but 2 probabilities", r => r.Choice(3, [0.5, 0.5]) },
        { "only 1 of the 3", r => r.Choice(3, 2, replace: false, [0, 1, 0]) },
        { "read-only list", r => r.Shuffle((IList<int>)new System.Collections.ObjectModel.ReadOnlyCollection<int>([1, 2])) },
    };

    [Theory]
    [MemberData(nameof(BadCalls), DisableDiscoveryEnumeration = true)]
    public void RefusedCall_SaysWhy_AndDrawsNothing(string reason, Action<NumPyRandom> call)
    {
        var random = new NumPyRandom(1);
        random.Randn();
        var untouched = random.Clone();

        var error = Assert.ThrowsAny<ArgumentException>(() => call(random));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(untouched.Randn(3, 3), random.Randn(3, 3));
    }

    [Fact]
    public void Permutation_OfItems_LeavesThemAsTheyAre()
    {
        string[] items = ["a", "b", "c", "d"];
        var order = new NumPyRandom(9).Permutation(4);
        var permuted = new NumPyRandom(9).Permutation(items);
        Assert.Equal(["a", "b", "c", "d"], items);
        Assert.Equal(order.Select(i => items[i]), permuted);
    }

    [Fact]
    public void Shuffle_OfArrayListAndMatrix_DrawTheSameOrder()
    {
        var array = Enumerable.Range(0, 20).ToArray();
        var list = array.ToList();
        var matrix = Matrix<double>.Build.Dense(20, 1, (i, _) => i);
        new NumPyRandom(2).Shuffle(array);
        new NumPyRandom(2).Shuffle(list);
        new NumPyRandom(2).Shuffle(matrix);
        Assert.Equal(array, list);
        Assert.Equal(array.Select(i => (double)i), matrix.Column(0));
        Assert.NotEqual(Enumerable.Range(0, 20), array);
    }

    [Fact]
    public void Choice_OfItems_TakesThemAtTheChosenIndices()
    {
        string[] items = ["a", "b", "c"];
        var indices = new NumPyRandom(4).Choice(3, 10, p: [0.2, 0.3, 0.5]);
        Assert.Equal(indices.Select(i => items[i]), new NumPyRandom(4).Choice(items, 10, p: [0.2, 0.3, 0.5]));
        Assert.Contains(new NumPyRandom(4).Choice(items), items);
    }
}
