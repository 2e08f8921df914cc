using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>The files that all pages share: the book's own, and those of npm packages where they could be had.</summary>
internal static partial class SiteAssets
{
    private static readonly string[] Own = ["book.css", "book.js", "charts.js", "steps.js", "theme.js", "icon.svg"];

    /// <summary>The content of each address.</summary>
    /// <param name="packages">The npm packages, or null.</param>
    public static IEnumerable<KeyValuePair<string, byte[]>> All(NodePackages? packages) =>
        [.. Own.Select(name => new KeyValuePair<string, byte[]>($"assets/{name}", Resource.Bytes(name))), .. packages is null ? [] : Fetched(packages)];

    private static IEnumerable<KeyValuePair<string, byte[]>> Fetched(NodePackages packages)
    {
        var katex = packages.Folder("katex");
        yield return new("assets/katex/katex.css", Encoding.UTF8.GetBytes(OtherFonts().Replace(File.ReadAllText(Path.Combine(katex, "dist", "katex.min.css")), "")));
        yield return new("assets/katex/LICENSE.txt", File.ReadAllBytes(Path.Combine(katex, "LICENSE")));
        foreach (var font in Directory.EnumerateFiles(Path.Combine(katex, "dist", "fonts"), "*.woff2"))
            yield return new($"assets/katex/fonts/{Path.GetFileName(font)}", File.ReadAllBytes(font));
        foreach (var bundle in (string[])["cartesian", "gl3d"])
        {
            var plotly = packages.Folder($"plotly.js-{bundle}-dist-min");
            yield return new($"assets/plotly/{bundle}.js", File.ReadAllBytes(Path.Combine(plotly, $"plotly-{bundle}.min.js")));
            yield return new($"assets/plotly/LICENSE-{bundle}.txt", File.ReadAllBytes(Path.Combine(plotly, "LICENSE")));
        }
    }

    // Every browser that reads these pages reads the first of the three formats.
    [GeneratedRegex(@",url\(fonts/[^)]*\.(woff|ttf)\) format\(""?(woff|truetype)""?\)")]
    private static partial Regex OtherFonts();
}
