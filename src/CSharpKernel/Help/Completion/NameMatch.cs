namespace CSharpKernel;

/// <summary>How well a name goes with what is typed of it.</summary>
internal static class NameMatch
{
    /// <summary>0 for the same beginning, 1 for the same but for case, 2 for the beginnings of its words, null for none.</summary>
    public static int? Quality(string name, string typed)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal))
            return 0;
        if (name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            return 1;
        return typed.Length > 1 && name.Length > 0 && Same(name[0], typed[0]) && HasHumps(name, 1, typed, 1) ? 2 : null;
    }

    // Each letter goes on with the word that the one before it is in, or begins a later word.
    private static bool HasHumps(string name, int at, string typed, int next)
    {
        if (next == typed.Length)
            return true;
        if (at < name.Length && Same(name[at], typed[next]) && HasHumps(name, at + 1, typed, next + 1))
            return true;
        for (var hump = at; hump < name.Length; hump++)
        {
            if (IsHump(name, hump) && Same(name[hump], typed[next]) && HasHumps(name, hump + 1, typed, next + 1))
                return true;
        }

        return false;
    }

    private static bool IsHump(string name, int at) =>
        char.IsUpper(name[at]) || name[at - 1] == '_' || name[at - 1] == '.' || char.IsDigit(name[at]) && !char.IsDigit(name[at - 1]);

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
