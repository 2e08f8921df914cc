namespace CSharpKernel;

/// <summary>All directives that this kernel knows: those that it follows, and those that it can only explain.</summary>
internal static class DirectiveTable
{
    /// <summary>Of this kernel's own language.</summary>
    public static Directive CSharp { get; } = new(DirectiveKind.CSharp, ["csharp", "c#"], "#!csharp", "The lines after it are C#, as they are without it.");

    public static IReadOnlyList<Directive> All { get; } =
    [
        CSharp,
        new(DirectiveKind.Text, ["markdown", "md"], "#!markdown", "The lines after it are shown as Markdown."),
        new(DirectiveKind.Text, ["html"], "#!html", "The lines after it are shown as HTML."),
        new(DirectiveKind.Text, ["javascript", "js"], "#!javascript", "The lines after it run as JavaScript in the front end."),
        new(DirectiveKind.Text, ["mermaid"], "#!mermaid", "The lines after it are shown as a Mermaid diagram where the front end draws those, otherwise as they are."),
        new(DirectiveKind.Text, ["value"], "#!value --name NAME [--from-file FILE] [--from-value VALUE] [--mime-type TYPE]", "Keeps the lines after it, or the text of a file, as a string variable."),
        new(DirectiveKind.OfCell, ["time"], "#!time", "Shows how long the cell ran."),
        new(DirectiveKind.Command, ["who"], "#!who", "Lists the names of the variables."),
        new(DirectiveKind.Command, ["whos"], "#!whos", "Lists the variables with their types and values."),
        new(DirectiveKind.Command, ["import"], "#!import FILE", "Runs the C# of a notebook (.ipynb, .dib) or a source file (.cs, .csx) in this session."),
        new(DirectiveKind.Command, ["set"], "#!set --name NAME --value VALUE", "Makes a variable from a text, from another variable (@csharp:NAME) or from what the reader answers (@input:PROMPT, @password:PROMPT)."),
        new(DirectiveKind.Command, ["share"], "#!share --from csharp NAME [--as NAME]", "Gives a C# variable to this cell: in JavaScript as a value, in C# under another name."),
        new(DirectiveKind.Command, ["lsmagic"], "#!lsmagic", "Lists the directives."),
        new(DirectiveKind.Command, ["about"], "#!about", "Says what this kernel is."),
        Other("F#", "fsharp", "f#"),
        Other("PowerShell", "pwsh", "powershell"),
        Other("SQL", "sql"),
        Other("KQL", "kql"),
        Other("Python", "python"),
        Other("R", "r"),
        Other("HTTP", "http"),
        Other("Visual Basic", "vb", "vbnet"),
        Missing("connect", "Other kernels can't be connected here. Open the data in C#: a database through its package (#r \"nuget: ...\"), another language in a notebook of its own."),
        Missing("extension", "Extensions of .NET Interactive are not loaded here. Reference the library itself and register its formatters with Formatter.Register."),
        Missing("reset", "Restart the kernel to forget all variables."),
        Missing("quit", "Shut the kernel down from the front end."),
        Missing("log", "There is no log to show."),
    ];

    /// <summary>Those that do something here.</summary>
    public static IEnumerable<Directive> Known => All.Where(directive => directive.Kind is not (DirectiveKind.OtherLanguage or DirectiveKind.Missing));

    /// <summary>The directive of that name, or null.</summary>
    public static Directive? Find(string name) =>
        All.FirstOrDefault(directive => directive.Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>What to say to a directive that is not in the table.</summary>
    public static string ExplainUnknown(string name)
    {
        var nearest = Known.SelectMany(directive => directive.Names).Select(known => (known, distance: Distance(name.ToUpperInvariant(), known.ToUpperInvariant()))).MinBy(pair => pair.distance);
        var hint = nearest.distance <= (name.Length < 4 ? 1 : Math.Max(2, name.Length / 3)) ? $" Did you mean #!{nearest.known}?" : "";
        return $"The directive #!{name} is not known here.{hint} Known directives: {string.Join(", ", Known.Select(directive => "#!" + directive.Name))}.";
    }

    private static Directive Other(string language, params string[] names) => new(
        DirectiveKind.OtherLanguage, names, "#!" + names[0],
        $"This cell is {language} (#!{names[0]}), and this kernel runs C# only. Write it in C#, or tag the cell skip-execution.");

    private static Directive Missing(string name, string what) => new(DirectiveKind.Missing, [name], "#!" + name, $"#!{name} is not supported here. {what}");

    // Levenshtein: how many characters to add, drop or exchange.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
