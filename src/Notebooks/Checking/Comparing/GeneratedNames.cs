using System.Globalization;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>
/// Names that a program made up for one drawing, such as <c>chart-1f3a9c07</c>: they say nothing, and need only agree with
/// each other. Every id and class that ends in six or more hexadecimal digits is replaced by its number of occurrence.
/// </summary>
internal static partial class GeneratedNames
{
    /// <summary>The same tree with numbered names, wherever they are used: attributes, styles, scripts.</summary>
    public static MarkupNode Number(MarkupNode root)
    {
        var names = root.All().SelectMany(NamesOf).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            return root;
        var numbers = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => string.Create(CultureInfo.InvariantCulture, $"generated-{p.i + 1}"), StringComparer.Ordinal);
        return Replace(root, text => Word().Replace(text, word => numbers.GetValueOrDefault(word.Value, word.Value)));
    }

    private static IEnumerable<string> NamesOf(MarkupNode element) =>
        $"{element.Attributes.GetValueOrDefault("id")} {element.Attributes.GetValueOrDefault("class")}"
            .Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(name => Generated().IsMatch(name));

    private static MarkupNode Replace(MarkupNode node, Func<string, string> replace)
    {
        var isCode = node.Name is "style" or "script";
        var result = new MarkupNode(node.Name, node.Text);
        foreach (var (name, value) in node.Attributes)
            result.Attributes[name] = value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? value : replace(value);
        foreach (var child in node.Children)
            result.Children.Add(child.IsText && isCode ? child with { Text = replace(child.Text) } : Replace(child, replace));
        return result;
    }

    [GeneratedRegex(@"[\w-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[A-Za-z_][\w-]*[-_](?=[0-9a-f]*[0-9])[0-9a-f]{6,}$")]
    private static partial Regex Generated();
}
