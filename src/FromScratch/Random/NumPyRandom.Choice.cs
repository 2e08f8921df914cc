namespace FromScratch;

// Samples: np.random.choice, with and without replacement, with and without probabilities.
public sealed partial class NumPyRandom
{
    /// <summary>One of 0 to <paramref name="n"/> − 1: <c>np.random.choice(n)</c>.</summary>
    /// <param name="n">How many there are to choose from, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public int Choice(int n) => Choice(n, 1)[0];

    /// <summary>One of 0 to <paramref name="n"/> − 1 with given probabilities: <c>np.random.choice(n, p=p)</c>.</summary>
    /// <param name="n">How many there are to choose from, at least 1.</param>
    /// <param name="p">The <paramref name="n"/> probabilities, which sum to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="p"/> is not a distribution over n.</exception>
    public int Choice(int n, IReadOnlyList<double> p) => Choice(n, 1, replace: true, p)[0];

    /// <summary>
    /// Several of 0 to <paramref name="n"/> − 1: <c>np.random.choice(n, count, replace, p)</c>. The books choose a
    /// mini-batch so: <c>random.Choice(trainSize, batchSize)</c> (vol. 1 section 4.2.3).
    /// </summary>
    /// <param name="n">How many there are to choose from; at least 1, or 0 when nothing is chosen.</param>
    /// <param name="count">How many to choose, not negative.</param>
    /// <param name="replace">Whether the same one can come again. Without, <paramref name="count"/> is at most <paramref name="n"/>.</param>
    /// <param name="p">The <paramref name="n"/> probabilities, which sum to 1; uniform without it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="p"/> is not a distribution over n, or has too few entries above zero.</exception>
    public int[] Choice(int n, int count, bool replace = true, IReadOnlyList<double>? p = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (n == 0 && count > 0) throw new ArgumentOutOfRangeException(nameof(n), n, "There is nothing to choose from: n must be at least 1.");
        if (!replace && count > n)
            throw new ArgumentOutOfRangeException(nameof(count), count, FormattableString.Invariant($"Without replacement at most {n} of {n} can be chosen; {count} were asked for."));
        if (p is null) return count == 0 && n == 0 ? [] : ChooseUniform(n, count, replace);

        double[] weights = [.. p];
        RequireDistribution(weights, n);
        if (replace) return ChooseWeighted(weights, count);

        var possible = weights.Count(weight => weight > 0);
        if (possible < count)
            throw new ArgumentException(FormattableString.Invariant($"Without replacement {count} cannot be chosen: only {possible} of the {n} probabilities are above zero."), nameof(p));
        return ChooseDistinct(weights, count);
    }

    /// <summary>One of the items: <c>np.random.choice(items)</c>.</summary>
    /// <param name="items">What to choose from, at least one.</param>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no items.</exception>
    public T Choice<T>(IReadOnlyList<T> items) => Choice(items, 1)[0];

    /// <summary>Several of the items: <c>np.random.choice(items, count, replace, p)</c>.</summary>
    /// <param name="items">What to choose from.</param>
    /// <param name="count">How many to choose, not negative.</param>
    /// <param name="replace">Whether the same item can come again.</param>
    /// <param name="p">Each item's probability, which sum to 1; uniform without it.</param>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="p"/> is not a distribution over the items, or has too few entries above zero.</exception>
    public T[] Choice<T>(IReadOnlyList<T> items, int count, bool replace = true, IReadOnlyList<double>? p = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Array.ConvertAll(Choice(items.Count, count, replace, p), index => items[index]);
    }

    /// <summary>Chooses with repetition, as <c>Choice(n, destination.Length)</c> does, into an array that exists.</summary>
    internal void Choose(int n, Span<int> destination)
    {
        var range = RangeOf(0, n);
        foreach (ref var choice in destination) choice = (int)Bounded(range);
    }

    private int[] ChooseUniform(int n, int count, bool replace) =>
        replace ? RandInt(0, n, count) : Permutation(n)[..count];

    private int[] ChooseWeighted(double[] weights, int count)
    {
        var cumulative = Cumulative(weights);
        var chosen = new int[count];
        for (var i = 0; i < count; i++) chosen[i] = IndexAbove(cumulative, _twister.NextDouble());
        return chosen;
    }

    // NumPy draws as many as are missing, keeps each new one once, gives those the probability zero, and draws again.
    private int[] ChooseDistinct(double[] weights, int count)
    {
        var found = new List<int>(count);
        var taken = new HashSet<int>();
        while (found.Count < count)
        {
            var draws = new double[count - found.Count];
            Rand(draws);
            foreach (var index in found) weights[index] = 0;
            var cumulative = Cumulative(weights);
            foreach (var draw in draws)
            {
                var index = IndexAbove(cumulative, draw);
                if (taken.Add(index)) found.Add(index);
            }
        }

        return [.. found];
    }

    private static double[] Cumulative(double[] weights)
    {
        var cumulative = new double[weights.Length];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) cumulative[i] = sum += weights[i];
        for (var i = 0; i < cumulative.Length; i++) cumulative[i] /= sum;
        return cumulative;
    }

    // The first index whose cumulative probability is above the draw: searchsorted(side='right').
    private static int IndexAbove(double[] cumulative, double draw)
    {
        var (low, high) = (0, cumulative.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (cumulative[middle] <= draw) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static void RequireDistribution(double[] p, int n)
    {
        if (p.Length != n)
            throw new ArgumentException(FormattableString.Invariant($"There are {n} to choose from but {p.Length} probabilities."), nameof(p));
        var negative = Array.FindIndex(p, value => !(value >= 0));
        if (negative >= 0)
            throw new ArgumentException(FormattableString.Invariant($"Probability {negative} is {p[negative]}; a probability is a number that is not negative."), nameof(p));

        // Kahan's compensated sum, as NumPy checks with, so that a long list of small probabilities is not refused.
        double sum = 0, lost = 0;
        foreach (var value in p)
        {
            var corrected = value - lost;
            var next = sum + corrected;
            lost = next - sum - corrected;
            sum = next;
        }

        if (!(Math.Abs(sum - 1) <= 1.4901161193847656e-08))
            throw new ArgumentException(FormattableString.Invariant($"The probabilities sum to {sum}, not to 1."), nameof(p));
    }
}
