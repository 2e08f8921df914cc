using System.Diagnostics;
using System.Reflection;

namespace FromScratch;

/// <summary>An exception from a learner's code as a finding: what happened, for which inputs, and where.</summary>
internal static class Failure
{
    public static Finding Of(Exception exception, string doing)
    {
        while (exception is TypeInitializationException { InnerException: { } inner }) exception = inner;
        var (call, inputs) = Split(doing);
        return exception switch
        {
            LearnersMistakeException mistake => new Finding(false, mistake.Message, inputs.Length > 0 ? inputs[1..] : null, mistake.Hint),
            NotImplementedException => new Finding(false, $"{call} is not written yet", null,
                "Replace the line that throws NotImplementedException by your own code, run that cell, then this one."),
            InsufficientExecutionStackException => new Finding(false, $"{call} calls itself without end", Detail(inputs, Place(exception)),
                "A method or a property that uses itself by its own name never gets to its end."),
            NullReferenceException => new Finding(false, $"{call} ends in an exception", Detail(inputs, $"{Text(exception)}{Place(exception)}"),
                "Something is used before it was given a value. What does Backward need that Forward must keep?"),
            ArgumentException when Text(exception).Contains("dimensions", StringComparison.Ordinal) => new Finding(false, $"{call} ends in an exception", Detail(inputs, $"{Text(exception)}{Place(exception)}"),
                "Two shapes do not fit together. Write the shapes beside each factor: does one of them have to lie on its side?"),
            _ => new Finding(false, $"{call} ends in an exception", Detail(inputs, $"{Text(exception)}{Place(exception)}")),
        };
    }

    /// <summary><c>Forward, for x = 3</c> as the call and what it was called with.</summary>
    public static (string Call, string Inputs) Split(string doing)
    {
        var comma = doing.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 ? (doing.Length > 0 ? doing : "Your code", "") : (doing[..comma], doing[(comma + 1)..]);
    }

    private static string? Detail(string inputs, string what) =>
        (inputs.TrimStart(), what.TrimStart(' ', ',')) switch
        {
            ("", "") => null,
            ("", var text) => text,
            (var at, "") => at,
            var (at, text) => $"{at}:\n{text}",
        };

    // A learner's own exception may itself fail when asked for its message.
    private static string Text(Exception exception)
    {
        try
        {
            return $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.')}";
        }
        catch (Exception)
        {
            return exception.GetType().Name;
        }
    }

    /// <summary>The innermost place in code that is neither ours nor a library's: <c>, in Forward, line 7</c>.</summary>
    private static string Place(Exception exception)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod() is { } method && IsLearners(method));
        if (frame?.GetMethod() is not { } method) return "";
        var line = frame.GetFileLineNumber();
        return $", in {Name(method)}" + (line > 0 ? FormattableString.Invariant($", line {line}") : "");
    }

    private static bool IsLearners(MethodBase method) => method.Module.Assembly.GetName().Name is { } name
        && name != "FromScratch" && name != "netstandard" && name != "MathNet.Numerics"
        && !name.StartsWith("System.", StringComparison.Ordinal) && name != "CSharpKernel";

    private static string Name(MethodBase method) =>
        method.IsConstructor ? $"the constructor of {method.DeclaringType?.Name}"
        // A compiler's name for what has none: <Forward>b__0, <<Initialize>>g__Softmax|0_1.
        : method.Name.Split("g__") is [_, var local] ? local.Split('|')[0]
        : method.Name.StartsWith('<') ? method.Name[1..].Split('>')[0] is { Length: > 0 } around ? around : "a lambda"
        : method.Name;
}
