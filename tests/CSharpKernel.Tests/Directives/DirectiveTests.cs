namespace CSharpKernel.Tests;

public sealed class DirectiveTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Theory]
    [InlineData("#!markdown\n# A *title*", "text/markdown", "# A *title*")]
    [InlineData("#!md\ntext with 'an apostrophe and \"\"\" /* no end", "text/markdown", "text with 'an apostrophe and \"\"\" /* no end")]
    [InlineData("#!html\n<b>1</b>", "text/html", "<b>1</b>")]
    [InlineData("\r\n#!html\r\n<b>1</b>\r\n", "text/html", "<b>1</b>")]
    [InlineData("#!markdown\n```sh\n#!/bin/sh\n#!no-directive\n```", "text/markdown", "```sh\n#!/bin/sh\n#!no-directive\n```")]
    [InlineData("#!mermaid\nflowchart LR\n  x --> y", "text/vnd.mermaid", "flowchart LR\n  x --> y")]
    public async Task TextBehindALanguage_IsShownAsThatLanguage(string code, string mimeType, string content)
    {
        Assert.Null(await _notebook.TextAsync(code));
        var shown = Assert.Single(_notebook.Output.Displays);
        Assert.Equal(content, shown.Data[mimeType].GetValue<string>());
        Assert.True(shown.Data.ContainsKey("text/plain"));
    }

    [Fact]
    public async Task JavaScript_IsAScriptElement_AndMayHoldAnythingInAString()
    {
        await _notebook.TextAsync("#!js\nconst s = '</script>';");
        var html = _notebook.Output.Displays[0].Data["text/html"].GetValue<string>();
        Assert.StartsWith("<script type=\"text/javascript\">", html, StringComparison.Ordinal);
        Assert.Contains("const s = '<\\/script>';", html, StringComparison.Ordinal);
        Assert.Equal(html.LastIndexOf("</script>", StringComparison.Ordinal), html.IndexOf("</script>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SharedVariable_ReachesJavaScriptAsAValue()
    {
        await _notebook.TextAsync("var x = new { Text = \"<a>'\", Numbers = new[] { 1.5, 2 } };");
        await _notebook.TextAsync("#!javascript\n#!share --from csharp x --as data\nconsole.log(data);");
        Assert.Contains("const data = {\"Text\":\"\\u003Ca\\u003E\\u0027\",\"Numbers\":[1.5,2]};\nconsole.log(data);", _notebook.Output.Displays[0].Data["text/html"].GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("There is no variable nope", (await _notebook.ErrorAsync("#!javascript\n#!share --from csharp nope\n1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_RunInOrder_AndOnlyTheLastExpressionIsTheResult()
    {
        var value = await _notebook.TextAsync("var a = 1;\na\n#!markdown\n*between*\n#!csharp\nConsole.Write(a);\na + 1\n#!html\n<i>it's</i>\n#!c#\na + 2");
        Assert.Equal("3", value);
        Assert.Equal(["display:1", "display:*between*", "out:1", "display:2", "display:<i>it's</i>"], _notebook.Output.Events);
    }

    [Theory]
    [InlineData("#!markdown\nline 2\n#!csharp\nvar x = 1;\n  undefined;", "Cell In[1], line 5")]
    [InlineData("var x = 1;\n#!html\n<p>\n#!csharp\n\n  undefined;", "Cell In[1], line 6")]
    [InlineData("#!time\n\nundefined;", "Cell In[1], line 3")]
    public async Task CompileError_NamesTheLineOfTheWholeCell(string code, string place)
    {
        var error = await _notebook.ErrorAsync(code);
        Assert.Equal(place, error.Traceback[0]);
        Assert.Contains("    ^^^^^^^^^", error.Traceback[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RuntimeError_NamesTheLineOfTheWholeCell_AndEndsIt()
    {
        var error = await _notebook.ErrorAsync("#!markdown\ntext\n#!csharp\nvar z = 5;\nConsole.Write(1 / (z - 5));\n#!markdown\nnever");
        Assert.Contains("   at Cell In[1], line 5", error.Traceback);
        Assert.Equal(["display:text"], _notebook.Output.Events);
        Assert.Equal("5", await _notebook.TextAsync("z"));
    }

    [Theory]
    [InlineData("#!time\nConsole.Write(1);")]
    [InlineData("Console.Write(1);\n#!time")]
    [InlineData("if (true)\n{\n#!time\nConsole.Write(1);\n}")]
    public async Task Time_IsShownAfterTheOutput_WhereverItStands(string code)
    {
        await _notebook.TextAsync(code);
        Assert.Equal("out:1", _notebook.Output.Events[0]);
        Assert.Matches(@"^display:Wall time: \d+\.\d+ms$", Assert.Single(_notebook.Output.Events.Skip(1)));
    }

    [Fact]
    public async Task Time_IsShownForACellThatFails_AndKeepsTheResult()
    {
        Assert.Equal("2", await _notebook.TextAsync("#!time\n1 + 1"));
        await _notebook.ErrorAsync("#!time\nthrow new Exception();");
        Assert.StartsWith("display:Wall time: ", Assert.Single(_notebook.Output.Events), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "This cell is F# (#!fsharp), and this kernel runs C# only.")]
    [InlineData("var y = 1;\n  #!sql --x\nselect 1", "This cell is SQL (#!sql), and this kernel runs C# only.")]
    [InlineData("var y = 1;\n#!pwsh\nls", "This cell is PowerShell (#!pwsh), and this kernel runs C# only.")]
    [InlineData("var y = 1;\n#!connect jupyter --kernel-name p", "#!connect is not supported here. Other kernels can't be connected here.")]
    [InlineData("var y = 1;\n#!tiem", "The directive #!tiem is not known here. Did you mean #!time?")]
    [InlineData("var y = 1;\n#!frobnicate", "The directive #!frobnicate is not known here. Known directives: #!csharp, #!markdown")]
    public async Task DirectiveThatCannotBeFollowed_SaysSo_BeforeAnythingRuns(string code, string message)
    {
        var error = await _notebook.ErrorAsync(code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Matches(@"^Cell In\[1\], line [12]$", error.Traceback[0]);
        Assert.Equal("CompilationError", (await _notebook.ErrorAsync("y")).Name);
    }

    [Theory]
    [InlineData("\"\"\"\n#!pwsh\n\"\"\"", "#!pwsh")]
    [InlineData("@\"\n#!time\"", "\n#!time")]
    [InlineData("/*\n#!pwsh\n*/ 3", "3")]
    [InlineData("// #!pwsh\n3", "3")]
    [InlineData("#if false\n#!pwsh\n#endif\n3", "3")]
    [InlineData("$\"\"\"\n#!time {1 + 1}\n\"\"\"", "#!time 2")]
    public async Task WhatLooksLikeADirective_InAStringOrAComment_IsNone(string code, string value) => Assert.Equal(value, await _notebook.TextAsync(code));

    [Theory]
    [InlineData("#!time -h", "#!time")]
    [InlineData("#!import --help", "#!import FILE")]
    [InlineData("#!markdown --help", "#!markdown")]
    [InlineData("#!value --help", "#!value --name NAME")]
    [InlineData("#!csharp -h", "#!csharp")]
    public async Task Help_IsTheUsage_AndDoesNothingElse(string code, string usage)
    {
        await _notebook.TextAsync(code);
        Assert.StartsWith("display:" + usage, Assert.Single(_notebook.Output.Events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LsMagic_ListsEveryDirectiveThatDoesSomething()
    {
        await _notebook.TextAsync("#!lsmagic");
        var text = _notebook.Output.Displays[0].Data["text/plain"].GetValue<string>();
        foreach (var directive in DirectiveTable.Known)
            Assert.Contains($"#!{directive.Name}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("fsharp", text, StringComparison.Ordinal);
        Assert.Contains("<td><code>#!import FILE</code></td>", _notebook.Output.Displays[0].Data["text/html"].GetValue<string>(), StringComparison.Ordinal);
        await _notebook.TextAsync("#!about");
        Assert.Contains("C# 14.0", _notebook.Output.Displays[0].Data["text/plain"].GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!time", "complete")]
    [InlineData("#!markdown\nit's {", "complete")]
    [InlineData("#!import x.ipynb", "complete")]
    [InlineData("#!markdown\ntext\n#!csharp\nfor (;;)", "incomplete")]
    [InlineData("for (;;) {\n#!markdown\ntext", "invalid")]
    [InlineData("#!nothing", "invalid")]
    public void IsComplete_KnowsDirectives(string code, string status) => Assert.Equal(status, _notebook.Session.IsComplete(code).Status);

    [Fact]
    public async Task SilentCell_GivesNoValue_AlsoWithDirectives()
    {
        var output = new RecordingOutput();
        var result = await _notebook.Session.RunAsync(new Cell("1\n#!who\n2", 1, Silent: true), output);
        Assert.Null(result.Value);
        Assert.Equal(["display:No variables."], output.Events);
    }

    [Fact]
    public async Task Interrupt_EndsThePieceThatRuns_AndThoseAfterIt()
    {
        var output = new RecordingOutput();
        var run = _notebook.RunAsync("#!time\nvar n = 7;\n#!csharp\nConsole.Write(1); while (true) { }\n#!markdown\nnever", output);
        while (output.Stdout.Length == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        _notebook.Session.Interrupt();
        Assert.Equal(CellStatus.Interrupted, (await run).Status);
        Assert.Equal(["out:1"], output.Events);
        Assert.Equal("7", await _notebook.TextAsync("n"));
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
