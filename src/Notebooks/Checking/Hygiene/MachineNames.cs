using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>Finds the names of a machine and of its user in a text, where they can't mean anything else.</summary>
/// <remarks>
/// Somebody called Mark or Iris would otherwise have every mark and every data set of irises reported. So a name that is also
/// a word counts only where it stands for a person or a machine: in <c>name@host</c>, or as the name of a home folder.
/// </remarks>
internal sealed partial class MachineNames
{
    // What a user or machine is called where nobody chose a name.
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "root", "user", "admin", "administrator", "runner", "vscode", "codespace", "jovyan", "ubuntu", "debian", "docker", "build", "builder", "test", "guest", "student", "teacher", "app", "localhost", "node", "default",
    };

    // Names of people and machines that are also words, at least in the notebooks.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "adam", "alpha", "angel", "april", "august", "basil", "beta", "bill", "book", "brook", "carol", "chase", "chip", "code", "coral", "crystal", "data", "dawn", "dean", "delta", "desktop", "drew", "earl", "euler", "eric", "faith", "frank", "gamma", "gauss", "gene", "grace", "grant", "green", "guest", "harmony", "hazel", "heather", "holly", "home", "hope", "hunter", "iris", "ivan", "jack", "jean", "jordan", "josh", "joy", "june", "lance", "laptop", "learn", "line", "lily", "machine", "main", "mark", "markov", "mason", "mercy", "miles", "model", "newton", "nick", "norm", "notebook", "office", "olive", "omega", "pascal", "patience", "pearl", "penny", "peter", "pierce", "python", "rich", "river", "robin", "rose", "ruby", "rusty", "sandy", "school", "scott", "server", "sigma", "stone", "summer", "taylor", "terry", "theta", "tower", "train", "victor", "violet", "wade", "ward", "will", "work", "workstation", "worker", "young",
    };

    private readonly Regex? _user;
    private readonly Regex? _host;

    /// <param name="user">The user's name.</param>
    /// <param name="host">The machine's name.</param>
    public MachineNames(string user, string host)
    {
        string person = Regex.Escape(user), machine = Regex.Escape(host);
        _user = Pattern(user, $@"(?<=[/\\](?:home|Users|media)[/\\]){person}(?![\w.-])|(?<![\w~/])~{person}(?![\w.-])|(?<![\w.%+-]){person}@(?=[A-Za-z0-9])",
            Generic.Contains(host) ? null : $@"(?<![\w.%+-]){person}@{machine}(?![\w-])");
        _host = Pattern(host, $@"(?<=[A-Za-z0-9_.-]@){machine}(?![\w-])|(?<![\w.-]){machine}\.(?:local|lan|home|internal|localdomain|fritz\.box)(?!\w)", null);
    }

    /// <summary>Those of the machine that this program runs on.</summary>
    public static MachineNames Current { get; } = new(Environment.UserName, Environment.MachineName);

    /// <summary>Finds them in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="written">What the notebook's author wrote, which no machine has given away; null if that is the text itself.</param>
    public IEnumerable<Leak> Find(string text, string? written) =>
    [
        .. Find(_user, text, written, "user-name", "the name of this machine's user"),
        .. Find(_host, text, written, "host-name", "the name of this machine"),
        .. Prompt().Matches(text).Select(m => new Leak("host-name", "the names of a user and a machine", m.Value)),
    ];

    private static IEnumerable<Leak> Find(Regex? pattern, string text, string? written, string rule, string kind) => (pattern?.Matches(text) ?? Enumerable.Empty<Match>())
        .Where(m => !m.Groups["word"].Success || (written is not null && !Regex.IsMatch(written, $@"(?<!\w){Regex.Escape(m.Value)}(?!\w)", RegexOptions.IgnoreCase)))
        .Select(m => new Leak(rule, kind, m.Value.TrimEnd('@')));

    // Of a name that everybody has, only what is certain; of a word, where it must be a name; of any other name, every place.
    private static Regex? Pattern(string name, string places, string? certain) =>
        name.Length == 0 || Generic.Contains(name) ? (name.Length == 0 || certain is null ? null : new(certain, RegexOptions.IgnoreCase))
        : new(name.Length < 4 || Words.Contains(name) ? places : $@"{places}|(?<word>(?<!\w){Regex.Escape(name)}(?!\w))", RegexOptions.IgnoreCase);

    // Anybody's: mika@laptop:~/books$
    [GeneratedRegex(@"(?<![\w.%+/-])[a-z_][a-z0-9_-]*@[A-Za-z0-9-]+(?=:[~/])")]
    private static partial Regex Prompt();
}
