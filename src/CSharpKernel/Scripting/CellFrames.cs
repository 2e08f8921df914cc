using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CSharpKernel;

/// <summary>A stack trace as its reader knows the code: cells and libraries by name, without what the engine and the compiler added.</summary>
internal static class CellFrames
{
    private const string CellAssembly = "Submission#";
    private const int HeadCount = 20;
    private const int TailCount = 10;

    // How tasks and threads call what they run is nobody's mistake and nobody's lesson.
    private static readonly string[] PlumbingTypes =
    [
        "System.Threading.ExecutionContext",
        "System.Threading.Thread",
        "System.Threading.ThreadPool",
        "System.Threading.PortableThreadPool",
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.AwaitTaskContinuation",
        "System.Threading.Tasks.SynchronizationContextAwaitTaskContinuation",
        "System.Runtime.CompilerServices.",
        "System.Runtime.ExceptionServices.",
    ];

    /// <summary>One line per frame, innermost first; a deep recursion is cut in its middle.</summary>
    public static IEnumerable<string> Of(Exception exception)
    {
        // What the runtime throws with, it hides or puts on top.
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(frame => frame.GetMethod() is { } method && !IsHidden(method)).ToList();
        var lines = frames.ConvertAll(frame => Describe(frame, frame == frames[0] ? exception : null));
        if (lines.Count <= HeadCount + TailCount + 1)
            return lines;
        var cut = string.Create(CultureInfo.InvariantCulture, $"   ... {lines.Count - HeadCount - TailCount} more frames ...");
        return [.. lines[..HeadCount], cut, .. lines[^TailCount..]];
    }

    /// <summary>A type's name as it is in a cell.</summary>
    public static string NameOf(Type type) => IsCell(type.Assembly) && type.DeclaringType is { } outer && outer.Name.StartsWith(CellAssembly, StringComparison.Ordinal)
        ? FrameNames.ShortName(type)
        : type.FullName is { } name && !type.IsGenericType ? name.Replace('+', '.') : FrameNames.ShortName(type);

    private static string Describe(StackFrame frame, Exception? thrown)
    {
        var method = frame.GetMethod()!;
        var name = FrameNames.Describe(method);
        var place = (thrown is null ? null : SharedThrows.PlaceOf(thrown, frame)) ?? Place(frame, method);
        return name.Length == 0 ? $"   at {place}" : place.Length == 0 ? $"   at {name}" : $"   at {name} in {place}";
    }

    private static string Place(StackFrame frame, MethodBase method)
    {
        if (frame.GetFileName() is not { Length: > 0 } file || frame.GetFileLineNumber() is 0)
            return "";
        var line = frame.GetFileLineNumber().ToString(CultureInfo.InvariantCulture);
        if (IsCell(method.Module.Assembly))
            return $"{CellPaths.NameOf(file)}, line {line}";
        // A path that is not the repository's own is one of the machine that built the library.
        return file.StartsWith("/_/", StringComparison.Ordinal) ? $"{file}:line {line}" : "";
    }

    private static bool IsHidden(MethodBase method)
    {
        if (method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) || method.DeclaringType is not { } type)
            return true;
        if (IsCell(type.Assembly))
            return method.Name == "<Factory>" || method.Name == "<Initialize>" && method.IsDefined(typeof(AsyncStateMachineAttribute), false);
        return type.Assembly == typeof(CellFrames).Assembly
            || type.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)
            || type.FullName is { } name && Array.Exists(PlumbingTypes, plumbing => name.StartsWith(plumbing, StringComparison.Ordinal));
    }

    private static bool IsCell(Assembly assembly) => assembly.GetName().Name?.StartsWith(CellAssembly, StringComparison.Ordinal) == true;
}
