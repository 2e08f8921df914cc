namespace CSharpKernel.Zmtp;

/// <summary>A peer broke the protocol, or a socket could not be bound. A peer's fault costs that peer its connection and nothing else.</summary>
public sealed class ZmtpException : IOException
{
    /// <summary>Makes an exception without a message.</summary>
    public ZmtpException()
    {
    }

    /// <summary>Makes an exception that says what went wrong.</summary>
    public ZmtpException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception that says what went wrong and why.</summary>
    public ZmtpException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
