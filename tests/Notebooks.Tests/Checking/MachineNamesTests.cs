using System.Text;

namespace Notebooks.Tests;

/// <summary>The names of the machine and of its user are found where they can't mean anything else, and only there.</summary>
public class MachineNamesTests
{
    public static TheoryData<string, string, string, string> UserNames => new()
    {
        { "mikasato", "pc", "trained by mikasato", "mikasato" },
        { "mikasato", "pc", "D:\\work\\MikaSato\\a.csv", "MikaSato" },
        { "mikasato", "pc", "/srv/mikasato/a.csv", "mikasato" },
        { "mika.sato", "pc", "for mika.sato,", "mika.sato" },
        { "mark", "pc", "/data/home/mark/a.csv", "mark" },
        { "mark", "pc", "D:\\Users\\mark\\a.csv", "mark" },
        { "mark", "pc", "~mark/a.csv", "~mark" },
        { "mark", "pc", "mark@laptop", "mark" },
        { "kim", "pc", "kim@laptop", "kim" },
        { "root", "lab7", "root@lab7 #", "root@lab7" },
    };

    [Theory]
    [MemberData(nameof(UserNames))]
    public void TheUsersName_IsFound(string user, string host, string text, string found) =>
        Assert.Equal(found, Names("user-name", user, host, text));

    [Theory]
    [InlineData("root", "square root of 2; the root node; /root; root@example")]
    [InlineData("mark", "the question mark; /mark/; mark; a bookmark; marks")]
    [InlineData("adam", "Adam, AdaGrad and adam")]
    [InlineData("iris", "150 irises: the iris data")]
    [InlineData("kim", "kimono, kim, /srv/kim")]
    [InlineData("mikasato", "mikasatos, xmikasato, mika sato")]
    [InlineData("user", "user@host; the user")]
    [InlineData("(a+", "(a+b)")]
    [InlineData("", "a@b")]
    public void AWordThatIsAlsoAUsersName_IsNot(string user, string text) => Assert.Equal("", Names("user-name", user, "pc", text));

    public static TheoryData<string, string, string> HostNames => new()
    {
        { "studio-7", "running on studio-7", "studio-7" },
        { "STUDIO-7", "http://studio-7.fritz.box/", "studio-7.fritz.box" },
        { "pc", "anna@pc", "pc" },
        { "pc", "at pc.local", "pc.local" },
        { "laptop", "anna@laptop", "laptop" },
        { "3f2a91c07b1d", "id 3f2a91c07b1d", "3f2a91c07b1d" },
    };

    [Theory]
    [MemberData(nameof(HostNames))]
    public void TheMachinesName_IsFound(string host, string text, string found) =>
        Assert.Equal(found, Names("host-name", "anna", host, text));

    [Theory]
    [InlineData("laptop", "on a laptop")]
    [InlineData("pc", "pc, 3 pcs")]
    [InlineData("localhost", "http://localhost:8888, anna@localhost")]
    [InlineData("model", "the model has 3 layers")]
    [InlineData("studio-7", "studio-70; a-studio")]
    public void AWordThatIsAlsoAMachinesName_IsNot(string host, string text) => Assert.Equal("", Names("host-name", "someone", host, text));

    [Fact]
    public void WhatTheAuthorWroteHimself_NoMachineHasGivenAway()
    {
        var names = new MachineNames("saitoh", "pc");

        Assert.Single(names.Find("by Saitoh", written: "1 + 1"));
        Assert.Empty(names.Find("by Saitoh", written: "The book is by Saitoh."));
        Assert.Single(names.Find("saitoh@pc", written: "The book is by Saitoh."), l => l.Rule == "user-name");
        Assert.Empty(names.Find("The book is by Saitoh.", written: null));
    }

    [Theory]
    [InlineData("user-name", "\"outputs\": [", "\"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"I am mikasato\"}, ")]
    [InlineData("host-name", "\"outputs\": [", "\"outputs\": [{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {\"text/html\": \"<p title='studio-7'>x</p>\"}}, ")]
    [InlineData("user-name", "1 + 1 // A sum", "1 + 1 // D:\\\\Users\\\\mikasato\\\\a.csv")]
    [InlineData("host-name", "A sum.", "Log in as anna@studio-7.")]
    [InlineData("user-name", "\"metadata\": {}", "\"metadata\": {\"author\": \"mikasato\"}")]
    public void TheCheck_SaysWhichCell_AndWhatToDo(string rule, string before, string after)
    {
        var content = Encoding.UTF8.GetBytes(Replace(NotebookText.Good(), before, after));
        var source = new NotebookSource("/n/a.ipynb", "a.ipynb");

        var findings = Hygiene.Check(new CheckedNotebook(source, NotebookFile.Parse(source.Path, content), content, "/n") { Names = new("mikasato", "studio-7") });

        var finding = Assert.Single(findings, f => f.Rule == rule);
        Assert.NotNull(finding.Cell);
        Assert.Matches("leave it out|remove it", finding.Text);
        Assert.All(findings, f => Assert.Contains(f.Rule, (string[])[rule, "machine-path"]));
    }

    private static string Replace(string text, string before, string after)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal);
        return text[..at] + after + text[(at + before.Length)..];
    }

    private static string Names(string rule, string user, string host, string text) =>
        string.Join(',', new MachineNames(user, host).Find(text, written: "").Where(l => l.Rule == rule).Select(l => l.What.Trim('/', '\\')));
}
