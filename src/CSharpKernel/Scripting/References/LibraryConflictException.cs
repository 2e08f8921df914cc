namespace CSharpKernel;

/// <summary>Two different assemblies of one name: the runtime can hold only one of them in a session.</summary>
internal sealed class LibraryConflictException(LibraryImage refused, LibraryImage loaded) : Exception(
    $"Another assembly named {loaded.Name.Name} is already loaded, from {loaded.Path} (version {loaded.Name.Version}). " +
    $"A session can't use {refused.Path} (version {refused.Name.Version}) beside it: reference only one of them and restart the kernel.");
