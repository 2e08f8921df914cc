namespace CSharpKernel.Zmtp;

/// <summary>The flag bits in a frame's first byte; the other five are reserved and zero.</summary>
[Flags]
internal enum FrameFlags : byte
{
    None = 0,
    More = 1,
    Long = 2,
    Command = 4,
    All = More | Long | Command,
}

/// <summary>One frame as it came in.</summary>
internal readonly record struct Frame(FrameFlags Flags, byte[] Body)
{
    public bool IsCommand => (Flags & FrameFlags.Command) != 0;

    public bool HasMore => (Flags & FrameFlags.More) != 0;
}
