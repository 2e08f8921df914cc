using System.Globalization;

namespace Notebooks;

/// <summary>The names that headings of one text have as places to link to, given in their order.</summary>
internal sealed class HeadingIds
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>The next heading's name, as GitHub and VS Code give it: lower case, hyphens, a number where it would come twice.</summary>
    public string Next(string heading)
    {
        var id = Slug(heading);
        for (var i = 1; !_given.Add(id) && i < 1000; i++)
            id = string.Create(CultureInfo.InvariantCulture, $"{Slug(heading)}-{i}");
        return id;
    }

    /// <summary>The heading's name as Jupyter gives it.</summary>
    public static string InJupyter(string heading) => heading.Replace(' ', '-');

    private static string Slug(string heading) => string.Concat(heading.Trim().ToLowerInvariant()
        .Where(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));
}
