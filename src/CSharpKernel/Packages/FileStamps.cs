using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CSharpKernel;

/// <summary>Tells whether files have changed, by their times and sizes.</summary>
internal static class FileStamps
{
    private static readonly string[] Results = ["bin", "obj", "node_modules", "TestResults"];
    private static readonly string[] NotCompiled = [".ipynb", ".md", ".user"];
    private static readonly string[] Settings =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config", "NuGet.config", "NuGet.Config", ".editorconfig"];

    /// <summary>The time and size of a file; empty if it is not there.</summary>
    public static string Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks}/{file.Length}") : "";
    }

    /// <summary>The same of all that a project is built from: what lies in its folder, and the settings in the folders above.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="notAfter">When the build began. What has changed since has not been built: then the stamp is one that never comes again.</param>
    public static string OfProject(string project, DateTime? notAfter = null)
    {
        var text = new StringBuilder();
        foreach (var file in Inputs(Path.GetDirectoryName(project)!))
        {
            if (file.LastWriteTimeUtc > notAfter)
                return "changed while it was built";
            text.Append(CultureInfo.InvariantCulture, $"{file.FullName}/{file.LastWriteTimeUtc.Ticks}/{file.Length}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<FileInfo> Inputs(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            foreach (var settings in Settings.Select(name => new FileInfo(Path.Combine(above, name))).Where(file => file.Exists))
                yield return settings;
        }

        foreach (var file in InputsIn(new DirectoryInfo(folder)))
            yield return file;
    }

    private static IEnumerable<FileInfo> InputsIn(DirectoryInfo folder) => !folder.Exists ? [] :
        folder.EnumerateFiles().Where(file => !NotCompiled.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Concat(folder.EnumerateDirectories()
                .Where(inner => !inner.Name.StartsWith('.') && !Results.Contains(inner.Name, StringComparer.OrdinalIgnoreCase) && inner.LinkTarget is null)
                .OrderBy(inner => inner.Name, StringComparer.Ordinal)
                .SelectMany(InputsIn));
}
