namespace FromScratch;

/// <summary>One of the four files of MNIST, and how to know that it is the right one.</summary>
/// <param name="Name">The file's name on every mirror.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="Count">The pictures or labels in it.</param>
internal sealed record MnistFile(string Name, long Length, string Sha256, int Count)
{
    internal static readonly MnistFile TrainImages = new(
        "train-images-idx3-ubyte.gz", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609", 60_000);

    internal static readonly MnistFile TrainLabels = new(
        "train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c", 60_000);

    internal static readonly MnistFile TestImages = new(
        "t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6", 10_000);

    internal static readonly MnistFile TestLabels = new(
        "t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6", 10_000);
}
