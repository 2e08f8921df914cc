namespace FromScratch;

/// <summary>How MNIST is fetched and read.</summary>
public sealed record MnistOptions
{
    /// <summary>Whether pixels become 0 to 1 rather than 0 to 255 (<c>load_mnist(normalize=True)</c>). They do unless it says no.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>
    /// Where the files are kept: <c>FROMSCRATCH_CACHE</c> if that environment variable is set, otherwise the user's cache
    /// folder (<c>~/.cache</c>, <c>~/Library/Caches</c> or <c>%LOCALAPPDATA%</c>), in <c>FromScratch/mnist</c>.
    /// </summary>
    public string CacheFolder { get; init; } = DefaultCacheFolder();

    /// <summary>
    /// The folders that have the four files, tried in this order. Each is an address of https, or of this machine, and
    /// ends with a slash.
    /// </summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } =
    [
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://raw.githubusercontent.com/fgnt/mnist/master/"),
    ];

    /// <summary>How long a mirror may take to begin its answer.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a mirror may go without sending anything, once it has begun.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one file may take from one mirror.</summary>
    public TimeSpan FileTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What sends the requests, for a proxy of one's own or a test; the run-time's own handler without it.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Hears how a download goes on.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>The seed of the digit-like pictures, where those take MNIST's place.</summary>
    public long DigitLikeSeed { get; init; } = 1984;

    internal MnistFiles Files { get; init; } = MnistFiles.Real;

    private static string DefaultCacheFolder()
    {
        if (Environment.GetEnvironmentVariable("FROMSCRATCH_CACHE") is { Length: > 0 } chosen) return Path.Combine(chosen, "mnist");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg
            : Path.Combine(home, ".cache");
        return Path.Combine(cache, "FromScratch", "mnist");
    }
}
