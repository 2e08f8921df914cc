namespace FromScratch;

/// <summary>The four files of a data set in MNIST's format.</summary>
internal sealed record MnistFiles(MnistFile TrainImages, MnistFile TrainLabels, MnistFile TestImages, MnistFile TestLabels)
{
    internal static readonly MnistFiles Real = new(MnistFile.TrainImages, MnistFile.TrainLabels, MnistFile.TestImages, MnistFile.TestLabels);

    /// <summary>The small ones first, so that a machine without a network finds out soonest.</summary>
    internal IEnumerable<MnistFile> All => [TestLabels, TrainLabels, TestImages, TrainImages];
}
