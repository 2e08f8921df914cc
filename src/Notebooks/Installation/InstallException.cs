namespace Notebooks;

/// <summary>The kernel cannot be installed or removed; the message says why and what to do.</summary>
internal sealed class InstallException(string message, Exception? inner = null) : Exception(message, inner);
