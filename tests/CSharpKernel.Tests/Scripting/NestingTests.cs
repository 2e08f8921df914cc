namespace CSharpKernel.Tests;

/// <summary>Text nested deeper than the compiler can follow is refused before it sees it, and ordinary text is not.</summary>
public class NestingTests
{
    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    public static TheoryData<string, string> Deep => new()
    {
        { "(", Times(20000, "(") },
        { "in a hole", "$\"{" + Times(300, "(") },
        { "interpolations", Times(13, "$\"{") + "1" },
        { "raw interpolations", Times(13, "$\"\"\"{") + "1" },
        { "verbatim interpolations", Times(13, "$@\"{") + "1" },
        { "lambdas", "Func<object> f = " + Times(2000, "() => ") + "1;" },
        { "generics", Times(2000, "List<") + "int" },
        { "two arguments", Times(2000, "Dictionary<int, ") + "int" },
        { "ranges", Times(20000, "..") },
        { "patterns", "1 is " + Times(20000, "not ") + "2" },
        { "words", "x = " + Times(20000, "checked ") + "1" },
        { "operators", Times(20000, "!") + "true" },
        { "operators apart", Times(20000, "- ") + "1" },
        { "indexers", "a" + Times(20000, "[0]") },
        { "casts", Times(20000, "(object)") + "1" },
        { "statements of words", Times(20000, "unsafe ") + ";" },
        { "members", "a" + Times(20000, ".a") },
        { "members, perhaps null", "a" + Times(20000, "?.a!.b[0]") },
        { "alternatives", "string s = null; s" + Times(20000, " ?? s") },
        { "assignments", "int a; " + Times(20000, "a = ") + "1;" },
        { "queries", Times(200, "from a in new[] { 1 } ") + "select a" },
        { "after a text", "#!markdown\n((((\n#!csharp\n" + Times(300, "{ ") },
        { "after a comment", "/* \" */ // \"\n'\\'' \"\\\"\" @\"\\\" " + Times(300, "[") },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public async Task Deep_IsRefusedInWords_AndAskedAboutInVain(string name, string code)
    {
        await using ScriptSession session = new();
        var result = await session.RunAsync(new Cell(code, 3), new RecordingOutput());
        Assert.Equal((name, "CompilationError"), (name, result.Error?.Name));
        Assert.Contains("nested too deeply", result.Error!.Message, StringComparison.Ordinal);
        Assert.Equal("Cell In[3]", result.Error.Traceback[0]);
        Assert.Equal("invalid", session.IsComplete(code).Status);
        Assert.Empty(session.Complete(code, code.Length).Items);
        Assert.Null(session.Inspect(code, 1, detailed: false));
    }

    [Theory]
    [InlineData("1 + 1")]
    [InlineData("#!markdown\n((((((((((((((((((((((((((((((((")]
    public void Flat_IsNotRefused(string code)
    {
        Assert.False(NestingGuard.Refuses(code));
        // Long is not deep.
        foreach (var one in (string[])["F(x => x, [1, 2], \"{(\", '{', @\"(\"\"{\", $\"{{{1}{(2)}\");\n", "var a = b < c && d > e;\n", "// ((((\n", "x => 1,\n", "var s = \"\"\" (( \"\"\";\n", "var q = from a in b select a;\n", "var t = $\"\"\" {1} \"\"\";\n", "a is not null && ", "a ?? b;\n", "F(a ?? b), ", "A(b = 1), ", "a == b;\n", "a += b;\n", "a.b.c + ", "F(a.b.c), ", "1.5 ", "#if A (\n", "$\"{$\"{1}\"}\";\n", "/* ( */\n"])
            Assert.False(NestingGuard.Refuses(Times(1000, one)), one);
        Assert.True(NestingGuard.Refuses(Times(1000, "(")));
    }

    [Fact]
    public async Task AsDeepAsAllowed_Runs()
    {
        await using Notebook notebook = new();
        Assert.Equal("1", await notebook.TextAsync(Times(150, "(") + "1" + Times(150, ")")));
        Assert.Equal("1", await notebook.TextAsync(Times(10, "$\"{") + "1" + Times(10, "}\"")));
        Assert.Equal("2000", await notebook.TextAsync("1" + Times(1999, " + 1")));
    }

    [Fact]
    public async Task ALongChain_ThatTheCompilerGivesUp_IsRefusedInWords()
    {
        await using Notebook notebook = new();
        Assert.Contains("nested too deeply", (await notebook.ErrorAsync("a" + Times(30_000, ".a()"))).Message, StringComparison.Ordinal);
        Assert.Equal("2", await notebook.TextAsync("1 + 1"));
    }
}
