namespace CSharpKernel;

/// <summary>
/// What the kernel calls itself: in its kernelspec, in its reply to kernel_info, and so in every notebook that a front end
/// saves. The notebooks in this repository carry exactly these values.
/// </summary>
public static class KernelIdentity
{
    /// <summary>The kernelspec's name, the one that C# notebooks have carried since Polyglot Notebooks.</summary>
    public const string Name = ".net-csharp";

    /// <summary>What a person picks in a list of kernels.</summary>
    public const string DisplayName = ".NET (C#)";

    /// <summary>The language's name.</summary>
    public const string Language = "C#";

    /// <summary>The language's version.</summary>
    public const string LanguageVersion = "14.0";

    /// <summary>The language's MIME type.</summary>
    public const string MimeType = "text/x-csharp";

    /// <summary>The extension of its files.</summary>
    public const string FileExtension = ".cs";

    /// <summary>The name under which Pygments highlights it.</summary>
    public const string PygmentsLexer = "csharp";

    /// <summary>The program's own name.</summary>
    public const string Implementation = "csharp-notebooks";

    /// <summary>The program's version, such as <c>0.1.0</c>.</summary>
    public static string Version => typeof(KernelIdentity).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
