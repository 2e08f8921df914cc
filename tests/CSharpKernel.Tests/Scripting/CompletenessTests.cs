namespace CSharpKernel.Tests;

public sealed class CompletenessTests : IAsyncDisposable
{
    private readonly ScriptSession _session = new();

    [Theory]
    [InlineData("1 + 1")]
    [InlineData("var x = 1;")]
    [InlineData("")]
    [InlineData("for (var i = 0; i < 3; i++) { }")]
    [InlineData("#!csharp\nvar x = 1;")]
    public void Complete(string code) => Assert.Equal(new Completeness("complete", ""), _session.IsComplete(code));

    [Theory]
    [InlineData("class A {", "    ")]
    [InlineData("for (var i = 0; i < 3; i++)", "    ")]
    [InlineData("void F()\n{\n    if (true)\n    {", "        ")]
    [InlineData("var x = new[] { 1,", "    ")]
    [InlineData("Console.WriteLine(", "    ")]
    [InlineData("/* a comment {", "")]
    [InlineData("var text = \"\"\"\n  {", "")]
    public void Incomplete_SaysHowFarToIndent(string code, string indent) => Assert.Equal(new Completeness("incomplete", indent), _session.IsComplete(code));

    [Theory]
    [InlineData("1+1)")]
    [InlineData("f(2]}\n")]
    [InlineData("var x = ;")]
    [InlineData("var 1x = 2;")]
    [InlineData("#!fsharp\nlet x = 1")]
    public void Invalid(string code) => Assert.Equal("invalid", _session.IsComplete(code).Status);

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
