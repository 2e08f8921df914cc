using System.Globalization;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>
/// The files of an exercise, which lie side by side: <c>NAME.master.ipynb</c> with statement and solution, <c>NAME.ipynb</c>
/// for the learner, <c>NAME.solution.ipynb</c> on demand, <c>NAME.mine.ipynb</c> what a learner had before a reset.
/// </summary>
internal static partial class ExerciseFiles
{
    /// <summary>The folder, beside a notebook without its master, of the copies that nobody works in.</summary>
    public const string FreshFolder = ".fresh";

    private const string Ending = ".ipynb";
    private const string MasterEnding = ".master" + Ending;
    private const string SolutionEnding = ".solution" + Ending;

    /// <summary>Whether the file is an exercise's master.</summary>
    public static bool IsMaster(string path) => path.EndsWith(MasterEnding, StringComparison.Ordinal);

    /// <summary>Whether the file is one that only its owner reads: a solution that was written out, or a learner's earlier work.</summary>
    public static bool IsPrivate(string path) => path.EndsWith(SolutionEnding, StringComparison.Ordinal) || KeptName().IsMatch(path);

    /// <summary>The learner's notebook that belongs to a master.</summary>
    public static string StudentOf(string master) => Name(master) + Ending;

    /// <summary>The solution that belongs to a master.</summary>
    public static string SolutionOf(string master) => Name(master) + SolutionEnding;

    /// <summary>The master that belongs to a learner's notebook.</summary>
    public static string MasterOf(string student) => student[..^Ending.Length] + MasterEnding;

    /// <summary>The untouched copy that belongs to a learner's notebook which was handed out without its master.</summary>
    public static string FreshOf(string student) => Path.Combine(Path.GetDirectoryName(student)!, FreshFolder, Path.GetFileName(student));

    /// <summary>The names under which a learner's work may be kept, the first one first.</summary>
    public static IEnumerable<string> KeptNamesOf(string student) => Enumerable.Range(1, 9999).Select(i =>
        student[..^Ending.Length] + (i == 1 ? ".mine" : string.Create(CultureInfo.InvariantCulture, $".mine-{i}")) + Ending);

    private static string Name(string master) => master[..^MasterEnding.Length];

    [GeneratedRegex(@"\.mine(-[0-9]+)?\.ipynb$")]
    private static partial Regex KeptName();
}
