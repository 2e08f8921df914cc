using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>An output of the repository's notebooks in which somebody has changed one letter or one whole number is told from the original.</summary>
public partial class HandEditTests
{
    private const int EditsOfEach = 8;

    public static TheoryData<string> Notebooks => [.. CommittedNotebooks.Names];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void OneLetterOrNumber_ChangedByHand_IsFound(string name)
    {
        var random = new Random(20268);
        foreach (var cell in CommittedNotebooks.Load(name).CodeCells)
        {
            foreach (var original in OutputComparer.Merged(cell.Outputs).Where(o => o["data"] is JsonObject))
            {
                foreach (var type in original["data"]!.AsObject().Select(d => d.Key).Where(type => !MimeComparer.IsJson(type)))
                {
                    var text = MultilineText.Join(original["data"]![type]);
                    // What a reader sees: what stands between tags, or all of it where there are none.
                    var parts = (type == "text/plain" ? Everything() : BetweenTags()).Matches(text).Where(part => Words().IsMatch(part.Value)).ToList();
                    for (var i = 0; i < EditsOfEach && parts.Count > 0; i++)
                    {
                        var part = parts[random.Next(parts.Count)];
                        var words = Words().Matches(part.Value);
                        var at = part.Index + words[random.Next(words.Count)].Index;
                        var edited = (JsonObject)original.DeepClone();
                        edited["data"]![type] = text[..at] + (text[at] is 'x' or '7' ? (char)(text[at] + 1) : char.IsAsciiDigit(text[at]) ? '7' : 'x') + text[(at + 1)..];
                        var found = new Differences();
                        new OutputComparer(Tolerance.Standard, found).Compare([original.DeepClone()], [edited], shapeOnly: false);
                        Assert.True(found.Count > 0, $"{cell.Id}, {type}: …{text[Math.Max(0, at - 40)..at]}[{text[at]}]");
                    }
                }
            }
        }
    }

    [GeneratedRegex(@"[A-Za-z]|(?<![\w.]|[eE][-+])[0-9]+(?![\w.])")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?s).+")]
    private static partial Regex Everything();

    [GeneratedRegex(@">[^<>]+<")]
    private static partial Regex BetweenTags();
}
