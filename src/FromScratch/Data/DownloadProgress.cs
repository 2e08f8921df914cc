namespace FromScratch;

/// <summary>How far a download is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Mirror">The mirror it comes from.</param>
/// <param name="Received">The bytes that are here.</param>
/// <param name="Total">The bytes there are.</param>
public readonly record struct DownloadProgress(string File, Uri Mirror, long Received, long Total);
