using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>A part of a text that belongs to one machine, one person or one moment.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Kind">What it is, in words.</param>
/// <param name="What">The part itself.</param>
internal sealed record Leak(string Rule, string Kind, string What);

/// <summary>Finds what would be different, or should not be known, on another machine.</summary>
internal static partial class Leaks
{
    /// <summary>Finds them in a text, but for the names of <see cref="MachineNames"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="root">The repository's root on this machine.</param>
    /// <param name="place">Where the text stands.</param>
    public static IEnumerable<Leak> Find(string text, string root, TextPlace place)
    {
        IEnumerable<Leak> found =
        [
            .. All(MachinePath(), text, "machine-path", "a path of one machine"),
            .. root.Length > 3 && text.Contains(root, StringComparison.Ordinal) ? [new Leak("machine-path", "the path of the repository", root)] : Array.Empty<Leak>(),
            .. All(Email(), text, "address", "an e-mail address"),
            .. All(Mac(), text, "address", "a MAC address"),
            .. All(IpInLink(), text, "address", "an IP address").Where(l => IsForeign(l.What)),
        ];
        if (place is not TextPlace.Source)
            found = [.. found, .. All(Pointer(), text, "address", "an address in memory")];
        return place is not TextPlace.Shown ? found :
        [
            .. found,
            .. All(Clock(), text, "time", "a time"),
            .. All(Duration(), text, "time", "a duration"),
            .. All(Ip(), text, "address", "an IP address").Where(l => IsForeign(l.What)),
        ];
    }

    private static IEnumerable<Leak> All(Regex pattern, string text, string rule, string kind) =>
        pattern.Matches(text).Select(m => new Leak(rule, kind, m.Value.Trim()));

    private static bool IsForeign(string text) => IPAddress.TryParse(text, out var address) && !IPAddress.IsLoopback(address)
        && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 ? address.IsIPv6LinkLocal || text.Count(c => c == ':') > 2 : text.Count(c => c == '.') == 3);

    [GeneratedRegex(@"(?<![\w/.:~-])(?:/home/|/Users/|/root/|/tmp/|/var/folders/|/var/tmp/|/mnt/|/private/|/workspaces/)[^\s""'<>|:;,)]*|(?<!\w)[A-Za-z]:\\[^\s""'<>|]+|\bfile:///[^\s""'<>]*")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?|(?<![\w.:])(?:[0-9]+\.)?[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?![\w:])|(?<![\w:])[0-9]{1,2}:[0-9]{2}\s?(?:AM|PM|am|pm)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\w.,])[0-9][0-9,]*(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?(?:\s?(?:ns|µs|μs|us|ms|msec|nanoseconds?|microseconds?|milliseconds?|secs?|seconds?|minutes?|hours?|s)(?![\w/'’])|\s?\[m?s\])")]
    private static partial Regex Duration();

    [GeneratedRegex(@"(?<![\w.%+-])(?!git@)[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w:-])[0-9A-Fa-f]{2}(?<separator>[:-])(?:[0-9A-Fa-f]{2}\k<separator>){4}[0-9A-Fa-f]{2}(?![\w:-])")]
    private static partial Regex Mac();

    [GeneratedRegex(@"\b0x(?:0000)?[0-9A-Fa-f]{9,12}\b|(?<=\bat )0x[0-9A-Fa-f]{6,16}\b")]
    private static partial Regex Pointer();

    // Four numbers after the word "version" are one. An address may be followed by its port.
    [GeneratedRegex(@"(?<![\w.:=]|\b[Vv]ersion:? )(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?!\w|\.\w)|(?:[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){3,7}|fe80:(?::[0-9A-Fa-f]{1,4}){1,3})(?![\w.:]*[\w:]))")]
    private static partial Regex Ip();

    [GeneratedRegex(@"(?<=://)[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?!\w|\.\w)")]
    private static partial Regex IpInLink();
}
