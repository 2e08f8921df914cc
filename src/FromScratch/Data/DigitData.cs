namespace FromScratch;

/// <summary>A training set and a test set of digit pictures: MNIST, or the library's stand-in for it.</summary>
/// <remarks>Each set is read, or generated, when it is first asked for.</remarks>
public sealed class DigitData
{
    private readonly Lazy<DigitSet> _train;
    private readonly Lazy<DigitSet> _test;

    internal DigitData(Func<DigitSet> train, Func<DigitSet> test, string source, IReadOnlyList<string> notices)
    {
        _train = new Lazy<DigitSet>(train);
        _test = new Lazy<DigitSet>(test);
        Source = source;
        Notices = notices;
    }

    /// <summary>The pictures to learn from; MNIST has 60,000.</summary>
    public DigitSet Train => _train.Value;

    /// <summary>The pictures to be examined with; MNIST has 10,000.</summary>
    public DigitSet Test => _test.Value;

    /// <summary>What these pictures are and where they come from, for a notebook to show.</summary>
    public string Source { get; }

    /// <summary>What happened on the way that a reader should know: a damaged file fetched again, a mirror that failed.</summary>
    public IReadOnlyList<string> Notices { get; }

    internal DigitData With(IReadOnlyList<string> notices) => new(() => Train, () => Test, Source, notices);

    /// <summary>Takes the pair apart: <c>var (train, test) = Mnist.LoadOrDigitLike();</c>.</summary>
    /// <param name="train">The pictures to learn from.</param>
    /// <param name="test">The pictures to be examined with.</param>
    public void Deconstruct(out DigitSet train, out DigitSet test) => (train, test) = (Train, Test);

    /// <summary>The source, followed by the notices.</summary>
    public override string ToString() => string.Join(Environment.NewLine, [Source, .. Notices]);
}
