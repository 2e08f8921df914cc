namespace FromScratch;

/// <summary>A data set could not be had: its message says what each mirror did.</summary>
public sealed class DataUnavailableException : IOException
{
    internal DataUnavailableException(string message)
        : base(message)
    {
    }
}
