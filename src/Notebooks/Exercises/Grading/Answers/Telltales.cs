using System.Globalization;

namespace Notebooks;

/// <summary>
/// Names that no answer needs, and without which nobody can reach out of it or tamper with a check. They forbid nothing: a
/// person is to read what uses them.
/// </summary>
internal static class Telltales
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        // Reflection, and memory itself.
        "Reflection", "Assembly", "BindingFlags", "MethodInfo", "FieldInfo", "GetMethod", "GetMethods", "GetField", "GetFields", "GetProperty", "GetConstructor", "GetConstructors", "GetProperties", "GetMember", "GetMembers", "GetType", "Type", "InvokeMember", "CreateDelegate", "Activator", "StackTrace", "CSharpScript",
        "DynamicMethod", "Emit", "AppDomain", "AssemblyLoadContext", "Marshal", "NativeLibrary", "DllImport", "LibraryImport", "Unsafe", "unsafe", "extern", "RuntimeHelpers", "MemoryMarshal",
        // Files, processes, the network.
        "File", "FileInfo", "FileStream", "Directory", "DirectoryInfo", "StreamWriter", "Process", "Environment", "Socket", "TcpClient", "HttpClient", "WebClient", "Dns", "AnonymousPipeClientStream", "SafeFileHandle",
        // What goes on when the cell has ended.
        "Thread", "ThreadPool", "Timer", "Task", "Parallel",
        // What shows values, and what checks them.
        "Formatter", "Formatters", "Kernel", "SetOut", "SetError", "Feedback", "Check", "Control",
    };

    /// <summary>What a person should read in a cell.</summary>
    /// <param name="cell">What to call it.</param>
    /// <param name="names">The names in it.</param>
    /// <param name="masters">Those of the master's own answer, which are above suspicion.</param>
    public static IEnumerable<string> In(string cell, CellNames names, CellNames? masters) => names.Tokens
        .Where(t => Names.Contains(t.Name) && masters?.Tokens.Any(m => m.Name == t.Name) != true).DistinctBy(t => t.Name)
        .Select(t => string.Create(CultureInfo.InvariantCulture, $"{cell}, line {t.Line}: {t.Name}"));
}
