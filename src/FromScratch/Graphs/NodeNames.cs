using System.Globalization;

namespace FromScratch;

/// <summary>Gives every node of a graph a name to be called by in formulas and messages.</summary>
internal static class NodeNames
{
    public static Dictionary<Node, string> Choose(IReadOnlyList<Node> nodes)
    {
        var names = new Dictionary<Node, string>(nodes.Count);
        var taken = nodes.Where(node => node.Name is not null).Select(node => node.Name!).ToHashSet(StringComparer.Ordinal);
        var last = 0;
        foreach (var node in nodes)
            names[node] = node.Name ?? Constant(node) ?? Next();
        return names;

        string Next()
        {
            string name;
            do
                name = string.Create(CultureInfo.InvariantCulture, $"v{++last}");
            while (taken.Contains(name));
            return name;
        }
    }

    private static string? Constant(Node node)
    {
        if (!node.IsConstant || node.Result is not { } value)
            return null;
        return GraphText.IsScalar(value) ? GraphText.Number(value[0, 0]).Replace('-', '−') : "constant";
    }
}
