namespace CSharpKernel.Tests;

public sealed class VariableDirectiveTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task Who_ListsTheNames()
    {
        await _notebook.TextAsync("var b = 1; string a = null; void F() { }");
        await _notebook.TextAsync("var c = 2;\n#!who");
        Assert.Equal(["display:b\na\nc"], _notebook.Output.Events);
    }

    [Fact]
    public async Task Whos_ShowsTypesAndValues_Escaped()
    {
        await _notebook.TextAsync("var html = \"<b>&</b>\"; var list = new List<double> { 1, 2.5 }; object nothing = null; html = \"<i>\";");
        await _notebook.TextAsync("#!whos");
        var data = _notebook.Output.Displays[0].Data;
        Assert.Contains("<td>html</td><td>string</td><td style=\"text-align:left\">&lt;i&gt;</td>", data["text/html"].GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("<td>List&lt;double&gt;</td>", data["text/html"].GetValue<string>(), StringComparison.Ordinal);
        var lines = data["text/plain"].GetValue<string>().Split('\n');
        Assert.Equal("Variable  Type          Value", lines[0]);
        Assert.Equal("list      List<double>  [ 1, 2.5 ]", lines[2]);
        Assert.Equal("nothing   object        <null>", lines[3]);
    }

    [Fact]
    public async Task Whos_SurvivesValuesWhoseTextThrowsHangsOrIsHuge()
    {
        await _notebook.TextAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            class Throws { public override string ToString() => throw new Exception("no text"); }
            class Hangs { public override string ToString() { while (true) { } } }
            class Sleeps { public override string ToString() { System.Threading.Thread.Sleep(-1); return ""; } }
            class Deep { public override string ToString() => new Deep().ToString(); }
            Formatter.Register<Throws>(x => x.ToString(), "text/plain");
            Formatter.Register<Hangs>(x => x.ToString(), "text/plain");
            Formatter.Register<Sleeps>(x => x.ToString(), "text/plain");
            Formatter.Register<Deep>(x => x.ToString(), "text/plain");
            var before = 1; var throws = new Throws(); var hangs = new Hangs(); var sleeps = new Sleeps(); var deep = new Deep();
            var huge = new string('x', 50_000_000);
            IEnumerable<int> Endless() { for (var i = 0; ; i++) yield return i; }
            var endless = Endless();
            """);
        await _notebook.TextAsync("#!whos");
        var text = _notebook.Output.Displays[0].Data["text/plain"].GetValue<string>();
        Assert.Contains("no text", text, StringComparison.Ordinal);
        Assert.Contains("takes too long", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 5000);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 1, 300));
        Assert.Equal("1", await _notebook.TextAsync("before"));
    }

    [Fact]
    public async Task Value_KeepsTheTextBehindIt()
    {
        await _notebook.TextAsync("#!value --name json\n{\n  \"a\": \"it's \\\"quoted\\\"\"\n}");
        Assert.Equal("{\n  \"a\": \"it's \\\"quoted\\\"\"\n}", await _notebook.TextAsync("#!share json --from value\njson"));
        await _notebook.TextAsync("#!value --name j2 --mime-type application/json\n{\"b\":2}");
        Assert.Equal(2, (int)_notebook.Output.Displays[0].Data["application/json"]["b"]!);
        Assert.Equal("text", await _notebook.TextAsync("#!value --name v --from-value text\n#!csharp\nv"));
        Assert.Contains("needs a name", (await _notebook.ErrorAsync("#!value\ntext")).Message, StringComparison.Ordinal);
        Assert.Contains("There is no file", (await _notebook.ErrorAsync("#!value --name v --from-file no-such-file.txt")).Message, StringComparison.Ordinal);
        Assert.Contains("HttpClient", (await _notebook.ErrorAsync("#!value --name v --from-url https://example.org")).Message, StringComparison.Ordinal);
        Assert.Contains("can't be the name", (await _notebook.ErrorAsync("#!value --name 1v\ntext")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetAndShare_MakeVariables()
    {
        await _notebook.TextAsync("var y = new[] { 1, 2 };");
        Assert.Equal("True", await _notebook.TextAsync("#!set --name x --value @csharp:y\nobject.ReferenceEquals(x, y)"));
        Assert.Equal("plain text", await _notebook.TextAsync("#!set --name t --value \"plain text\"\nt"));
        Assert.Equal("True", await _notebook.TextAsync("#!share --from csharp y --as z\nobject.ReferenceEquals(z, y)"));
        Assert.Equal("2", await _notebook.TextAsync("#!share --from csharp y\ny.Length"));
        Assert.Contains("no kernel fsharp here", (await _notebook.ErrorAsync("#!share --from fsharp list\nlist")).Message, StringComparison.Ordinal);
        Assert.Contains("There is no variable w", (await _notebook.ErrorAsync("#!set --name x --value @csharp:w")).Message, StringComparison.Ordinal);
        Assert.Contains("@sql:q is not a value", (await _notebook.ErrorAsync("#!set --name x --value @sql:q")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_AsksTheReader()
    {
        var output = new RecordingOutput { Answer = (prompt, password, _) => $"{prompt}/{password}" };
        Assert.Equal(CellStatus.Ok, (await _notebook.RunAsync("#!set --name a --value @input:\"Your name\"\n#!set --name p --value @password:Key", output)).Status);
        Assert.Equal("Your name/False", await _notebook.TextAsync("a"));
        Assert.Equal("********", await _notebook.TextAsync("p"));
        Assert.Equal("Key/True", await _notebook.TextAsync("p.GetClearTextPassword()"));
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
