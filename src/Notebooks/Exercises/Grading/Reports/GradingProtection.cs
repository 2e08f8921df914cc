namespace Notebooks;

/// <summary>What grading protects against, and what not, in the words of the page.</summary>
internal static class GradingProtection
{
    /// <summary>Everywhere.</summary>
    public static IReadOnlyList<string> Always { get; } =
    [
        "Only the answers are taken from a submission; they are put into your own master. Changed, copied or deleted checks, further cells and saved outputs count for nothing.",
        "A verdict is read from the object that your check returns, not from anything shown or printed. Printing ✓, a formatter, a class of the name Check or Feedback, a redirected console, a thread that goes on after its cell: none of them gives a point. An answer that declares or changes a name which later cells of the exercise use is not run.",
        "Each submission runs in a process of its own with limits of time and memory. A crash, an exit, a stack overflow or an endless loop costs the answer its checks; the other answers are run in a new process, and other submissions notice nothing.",
        "Submissions and masters are never opened for writing, and their hashes are compared before and after.",
        "The environment of a submission has no variables of yours but the path, the language and where .NET is.",
    ];

    /// <summary>Where processes can be kept apart.</summary>
    public static IReadOnlyList<string> Apart { get; } =
    [
        "On this machine each submission had its own processes, its own network without any connection, and only one small folder to write to, gone with it. Everything else was read-only; your masters and the other submissions were not there. What it started and left behind ended with it.",
    ];

    /// <summary>Where they can't.</summary>
    public static IReadOnlyList<string> NotApart { get; } =
    [
        "On this machine submissions could not be kept apart (that takes Linux with unshare, mount and setpriv, and user namespaces switched on). They ran with your rights: they could read and write your files and use the network, and a program that hides from its parent may still run. Grade in a container or a virtual machine.",
    ];

    /// <summary>Nowhere.</summary>
    public static IReadOnlyList<string> Never { get; } =
    [
        "An answer and the check that tries it share a process. With reflection, unsafe code or native calls an answer can change the check from within. Whatever uses such names is listed above as to be read; a person decides.",
        "An answer can compute the right values by the wrong means, or by the library that it is to rebuild. Read what you grade.",
        "A submission can read the files that you can read, apart from those named above, but has nowhere to send them where its network is its own.",
    ];
}
