using System.Globalization;
using System.Text;

namespace Notebooks;

/// <summary>Rules for the file as a whole: its size, its first and last bytes, the kernel that it names.</summary>
internal static class FileRules
{
    /// <summary>How large a notebook may be. GitHub shows none that is much larger.</summary>
    public const int NotebookLimit = 4 * 1024 * 1024;

    /// <summary>How large one output may be.</summary>
    public const int OutputLimit = 1024 * 1024;

    public static IEnumerable<Finding> Check(CheckedNotebook notebook) => [.. Form(notebook), .. Size(notebook), .. Kernel(notebook)];

    private static List<Finding> Form(CheckedNotebook notebook)
    {
        ReadOnlySpan<byte> content = notebook.Content;
        var findings = new List<Finding>();
        if (content.StartsWith(Encoding.UTF8.Preamble))
            findings.Add(notebook.Finding("form", null, "the file begins with a byte order mark", "save it as UTF-8 without one"));
        if (content.IndexOf("\r\n"u8) >= 0)
            findings.Add(notebook.Finding("form", null, "its lines end with \\r\\n", "convert them to \\n, which is what Jupyter writes; where Git makes them, put this line into .gitattributes: *.ipynb text eol=lf"));
        if (!content.EndsWith("}\n"u8) && !content.EndsWith("}\r\n"u8))
            findings.Add(notebook.Finding("form", null, "the file does not end with } and one line break", "remove what stands behind, or add the line break"));
        return findings;
    }

    private static IEnumerable<Finding> Size(CheckedNotebook notebook)
    {
        if (notebook.Content.Length > NotebookLimit)
            yield return notebook.Finding("size", null, $"the notebook has {Megabytes(notebook.Content.Length)}, {Megabytes(NotebookLimit)} at most", "show less, or split it");
        foreach (var output in notebook.Outputs)
        {
            var size = Encoding.UTF8.GetByteCount(JsonText.Write(output.Output, JsonStyle.Jupyter));
            if (size > OutputLimit)
                yield return notebook.Finding("size", output.Cell, $"{output.Name} has {Megabytes(size)}, {Megabytes(OutputLimit)} at most", "show less");
        }
    }

    private static IEnumerable<Finding> Kernel(CheckedNotebook notebook)
    {
        var stamped = notebook.Notebook.Copy();
        NotebookLanguage.Stamp(stamped);
        foreach (var name in new[] { "kernelspec", "language_info" })
        {
            var differences = new Differences();
            new JsonComparer(Tolerance.Standard, differences).Compare("", "", notebook.Notebook.Metadata?[name], stamped.Metadata![name]);
            if (differences.Count > 0)
                yield return notebook.Finding("kernelspec", null, $"metadata.{name} is not what the kernel calls itself", "choose the kernel .NET (C#) in the editor, or run: notebooks --save FILE");
        }
    }

    private static string Megabytes(int bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MB");
}
