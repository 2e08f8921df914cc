using System.Globalization;

namespace FromScratch;

/// <summary>What <c>ToString</c> of a layer or a network says about its parameters.</summary>
internal static class Describe
{
    /// <summary><c>Affine (4 → 3): W (4, 3), b (1, 3), 15 parameters</c>.</summary>
    public static string Layer(string name, IReadOnlyList<Parameter> parameters) => parameters.Count == 0
        ? $"{name}: no parameters"
        : $"{name}: {string.Join(", ", parameters)}, {Count(parameters)}";

    /// <summary>What an object says about itself on its first line; the bare type name where it says nothing of its own.</summary>
    public static string Of(object subject)
    {
        var text = subject.ToString();
        return text is null || text == subject.GetType().ToString() ? subject.GetType().Name : text.Split('\n')[0];
    }

    /// <summary><c>1,234 parameters</c>, in the invariant culture.</summary>
    public static string Count(IReadOnlyList<Parameter> parameters)
    {
        var count = parameters.Sum(p => (long)p.Count);
        return string.Create(CultureInfo.InvariantCulture, $"{count:N0} parameter{(count == 1 ? "" : "s")}");
    }
}
