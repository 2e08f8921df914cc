using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using CSharpKernel;
using Microsoft.AspNetCore.Html;

// The namespace and the names of .NET Interactive, whose notebooks run here unchanged.
namespace Microsoft.DotNet.Interactive;

/// <summary>What a cell can call without any <c>using</c>: displaying, and asking the reader.</summary>
[SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "The names that notebooks already use.")]
public static class Kernel
{
    /// <summary>Displays a value as its type's formatter shows it, or as the given MIME types.</summary>
    /// <returns>A handle to update it with.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => new(Output, value, mimeTypes);

    /// <summary>HTML to display, or to end a cell with.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Markdown to display, or to end a cell with.</summary>
    public static FormattedValue Markdown(string content) => new("text/markdown", content);

    /// <summary>A LaTeX formula, with its dollar signs, to display or to end a cell with.</summary>
    public static FormattedValue LaTeX(string content) => new("text/latex", content);

    /// <summary>An SVG drawing to display, or to end a cell with.</summary>
    public static FormattedValue SVG(string content) => new("image/svg+xml", content);

    /// <summary>A picture to display, or to end a cell with.</summary>
    /// <param name="data">The bytes of a PNG, JPEG, GIF, WebP or BMP file.</param>
    /// <exception cref="ArgumentException">The bytes are none of these.</exception>
    public static FormattedValue Image(byte[] data) => new(ImageType.Of(data), Convert.ToBase64String(data));

    /// <summary>Adds style rules to the notebook.</summary>
    public static void CSS(string content) => Display("text/html", $"<style>{content}</style>");

    /// <summary>Runs a script in the front end.</summary>
    public static void Javascript(string scriptContent) => Display("text/html", $"<script type=\"text/javascript\">{scriptContent}</script>");

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">True to wait for the next output first, which avoids a flicker.</param>
    public static void ClearOutput(bool wait = false) => Output.Clear(wait);

    /// <summary>Asks the reader for a line.</summary>
    /// <exception cref="NotSupportedException">Nobody can answer here.</exception>
    public static string input(string prompt = "") => Output.ReadLine(prompt, password: false);

    /// <summary>Asks the reader for a line that is not shown.</summary>
    /// <exception cref="NotSupportedException">Nobody can answer here.</exception>
    public static string password(string prompt = "") => Output.ReadLine(prompt, password: true);

    /// <inheritdoc cref="input"/>
    [SuppressMessage("Usage", "CA1801:Review unused parameters", Justification = "Part of the signature that notebooks use.")]
    public static Task<string> GetInputAsync(string prompt = "", string inputName = "") => Task.Run(() => input(prompt));

    /// <inheritdoc cref="password"/>
    [SuppressMessage("Usage", "CA1801:Review unused parameters", Justification = "Part of the signature that notebooks use.")]
    public static Task<PasswordString> GetPasswordAsync(string prompt = "", string inputName = "") => Task.Run(() => new PasswordString(password(prompt)));

    /// <summary>In .NET Interactive, the kernel of all languages. There is none here: using it is a compile error that says so.</summary>
    [Obsolete(OneKernel, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static dynamic Root => throw new NotSupportedException(OneKernel);

    /// <inheritdoc cref="Root"/>
    [Obsolete(OneKernel, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static dynamic Current => throw new NotSupportedException(OneKernel);

    private const string OneKernel = "this kernel runs C# only and has no kernels beside it. Call what you need in C#.";

    private static CellOutput Output =>
        CellExecution.CurrentOrLast?.Output ?? throw new InvalidOperationException("Nothing can be displayed outside of a running cell.");

    private static void Display(string mimeType, string content) => Output.Display(ValueFormatter.Format(new FormattedValue(mimeType, content)), null);
}
