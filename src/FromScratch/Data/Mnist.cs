namespace FromScratch;

/// <summary>
/// MNIST, 70,000 handwritten digits of 28×28 pixels (vol. 1 section 3.6): the real files, fetched once and kept.
/// </summary>
/// <remarks>
/// <para>
/// The four IDX files come over https from the first mirror that has them whole: their length and SHA-256 are checked at
/// every use, so a damaged, truncated or wrong file, or a page of HTML in its place, is never read. It is named in
/// <see cref="DigitData.Notices"/> and fetched again. A download that was cut off goes on where it stopped. Several
/// notebooks can ask at the same time: one fetches, the others wait for it.
/// </para>
/// <para>
/// The book's <c>load_mnist(normalize, flatten, one_hot_label)</c> has its options here: <see cref="MnistOptions.Normalize"/>;
/// <see cref="DigitSet.X"/> (flat, 784 to a row) or <see cref="DigitSet.Image"/> (28×28); <see cref="DigitSet.Labels"/> or
/// <see cref="DigitSet.OneHot"/>.
/// </para>
/// </remarks>
public static class Mnist
{
    /// <summary>Fetches the files that are not there yet. The pictures are read when they are first asked for.</summary>
    /// <param name="options">Mirrors, cache folder, time-outs, normalization; the usual ones without it.</param>
    /// <exception cref="DataUnavailableException">No mirror gave a file; the message says why for each.</exception>
    public static DigitData Load(MnistOptions? options = null) =>
        Task.Run(() => LoadAsync(options)).GetAwaiter().GetResult();

    /// <summary>Fetches the files that are not there yet. The pictures are read when they are first asked for.</summary>
    /// <param name="options">Mirrors, cache folder, time-outs, normalization; the usual ones without it.</param>
    /// <param name="cancellation">Stops a download; what has come of it is kept for the next time.</param>
    /// <exception cref="DataUnavailableException">No mirror gave a file; the message says why for each.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<DigitData> LoadAsync(MnistOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new MnistOptions();
        var notices = new List<string>();
        using var client = MnistDownload.Client(options);
        foreach (var file in options.Files.All)
            await new MnistDownload(options, file, client, notices).EnsureAsync(cancellation).ConfigureAwait(false);
        const string source = "MNIST, the real handwritten digits";
        return new DigitData(
            () => Read(options, options.Files.TrainImages, options.Files.TrainLabels, source),
            () => Read(options, options.Files.TestImages, options.Files.TestLabels, source),
            source,
            notices);
    }

    /// <summary>
    /// MNIST where it can be had, otherwise <see cref="DigitLike"/> pictures, whose <see cref="DigitData.Source"/> says that
    /// they are not MNIST, and whose <see cref="DigitData.Notices"/> say why.
    /// </summary>
    /// <param name="options">Mirrors, cache folder, time-outs, normalization; the usual ones without it.</param>
    public static DigitData LoadOrDigitLike(MnistOptions? options = null) =>
        Task.Run(() => LoadOrDigitLikeAsync(options)).GetAwaiter().GetResult();

    /// <summary>
    /// MNIST where it can be had, otherwise <see cref="DigitLike"/> pictures, whose <see cref="DigitData.Source"/> says that
    /// they are not MNIST, and whose <see cref="DigitData.Notices"/> say why.
    /// </summary>
    /// <param name="options">Mirrors, cache folder, time-outs, normalization; the usual ones without it.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<DigitData> LoadOrDigitLikeAsync(MnistOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new MnistOptions();
        try
        {
            return await LoadAsync(options, cancellation).ConfigureAwait(false);
        }
        catch (DataUnavailableException e)
        {
            return DigitLike.Generate(options.DigitLikeSeed, normalize: options.Normalize).With([$"MNIST could not be had. {e.Message}"]);
        }
    }

    private static DigitSet Read(MnistOptions options, MnistFile images, MnistFile labels, string source)
    {
        var (pixels, height, width) = Idx.Images(Path.Combine(options.CacheFolder, images.Name), images);
        return new DigitSet(pixels, Idx.Labels(Path.Combine(options.CacheFolder, labels.Name), labels), height, width, options.Normalize, source);
    }
}
