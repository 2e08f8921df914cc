namespace Notebooks;

/// <summary>One thing in which what a cell showed now is not what its notebook says.</summary>
/// <param name="Place">Where, such as <c>output 2, image/svg+xml, svg/g[2]/path[1]/@d</c>.</param>
/// <param name="Lines">What was expected and what came, ready to print.</param>
internal sealed record Difference(string Place, IReadOnlyList<string> Lines);

/// <summary>The differences of one cell: all are counted, the first are kept.</summary>
internal sealed class Differences
{
    /// <summary>How many of a cell's differences are told in full.</summary>
    public const int Kept = 8;

    private readonly List<Difference> _first = [];

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Difference> First => _first;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one, of which the lines are made only if they are kept.</summary>
    public void Add(string place, Func<IReadOnlyList<string>> lines)
    {
        if (++Count <= Kept)
            _first.Add(new(place, lines()));
    }

    /// <summary>Adds one: what stands in the file, and what came.</summary>
    public void Add(string place, string expected, string actual) => Add(place, () => LineDiff.Pair(expected, actual));

    /// <summary>Adds one in words.</summary>
    public void Say(string place, string what) => Add(place, () => [what]);
}
