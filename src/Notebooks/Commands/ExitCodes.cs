namespace Notebooks;

/// <summary>What the process tells whoever started it.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>A notebook failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong, or there is nothing to do.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl+C (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM (128 + 15).</summary>
    public const int Terminated = 143;
}
