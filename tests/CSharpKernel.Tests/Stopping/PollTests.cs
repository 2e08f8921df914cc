namespace CSharpKernel.Tests;

/// <summary>What the polls must not change: meaning, errors, lines.</summary>
public sealed class PollTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1; e.ToString()", "x => (x + 1)")]
    [InlineData("new[] { 3, 1, 2 }.AsQueryable().Where(x => x > 1).OrderBy(x => x).First()", "2")]
    [InlineData("(from x in new[] { 3, 1, 2 }.AsQueryable() where x > 1 select x * 2).Sum()", "10")]
    [InlineData("(from x in new[] { 3, 1, 2 } let y = x * x where y > 1 orderby y select (x, y)).Last().y", "9")]
    [InlineData("Action a = () => Math.Max(1, 2); a(); Func<Task> t = async () => await Task.Yield(); await t(); 1", "1")]
    [InlineData("var n = 0; Task.Run(() => n++).Wait(); n", "1")]
    [InlineData("await Task.Run(async () => { await Task.Yield(); return 4; })", "4")]
    [InlineData("int F(int x) => x > 0 ? x : throw new Exception(); void G() => F(1); G(); F(2)", "2")]
    [InlineData("int[] d = { 1 }; ref int R() => ref d[0]; R() = 5; d[0]", "5")]
    [InlineData("class C { int x; public int X { get => x; set => x = value; } public int this[int i] => i + x; public int Y => X * 2; public static C operator +(C a, C b) => new() { X = a.X + b.X }; public static implicit operator int(C c) => c.X; public C() => x = 1; } (new C() + new C())[1] + new C().Y + (int)new C()", "6")]
    [InlineData("var s = 0; for (var i = 0; i < 3; i++) for (var j = 0; j < 3; j++) if (j == 1) continue; else s += i; s", "6")]
    [InlineData("var s = 0; foreach (var (a, b) in new[] { (1, 2), (3, 4) }) s += a * b; do s++; while (s < 20); s", "20")]
    [InlineData("var s = 0; again: s++; if (s < 3) goto again; s", "3")]
    [InlineData("IEnumerable<int> Up() { for (var i = 0; ; i++) yield return i; } Up().Take(3).Sum()", "3")]
    [InlineData("try { int.Parse(\"x\"); return 1; } catch (FormatException) when (1 > 0) { return 2; } catch { return 3; }", "2")]
    [InlineData("string r = null; try { throw new InvalidOperationException(); } catch (Exception e) when (e is InvalidOperationException { Message: var m } && m.Length > 0) { r = \"seen\"; } finally { while (r == null) { } } r", "seen")]
    [InlineData("while (int.TryParse(\"1\", out var q)) { if (q == 1) break; }\nFunc<int, Func<int, int>> add = x => y => x + y; add(1)(2)", "3")]
    [InlineData("async IAsyncEnumerable<int> Source() { for (var i = 0; i < 3; i++) { await Task.Yield(); yield return i; } } var s = 0; await foreach (var i in Source()) s += i; s", "3")]
    [InlineData("await System.Threading.Tasks.Task.Yield(); var v = await new ValueTask<int>(3); await Task.Delay(1).ConfigureAwait(false); v", "3")]
    [InlineData("dynamic d = Task.FromResult(6); (int)await d", "6")]
    [InlineData("delegate int Op(int x); Op twice = delegate (int x) { return 2 * x; }; twice(4)", "8")]
    [InlineData("static int Sq(int x) => x * x; new[] { 1, 2 }.Select(Sq).Sum() + new[] { 1, 2 }.Select(static x => x).Sum()", "8")]
    public async Task Meaning_StaysTheSame_InTheFirstCellAndALaterOne(string code, string text)
    {
        Assert.Equal(text, await _notebook.TextAsync(code));
        Assert.Equal(text, await _notebook.TextAsync(code));
    }

    [Theory]
    [InlineData("try { } catch (Exception) { } catch (FormatException) { }", "CS0160")]
    [InlineData("while (true) int x = 1;", "CS1023")]
    [InlineData("void F() => 1;", "CS0201")]
    [InlineData("int F() { while (true) { break; } }", "CS0161")]
    public async Task Errors_StayErrors(string code, string id) => Assert.StartsWith(id, (await _notebook.ErrorAsync(code)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Lines_StayTheLearners()
    {
        var error = await _notebook.ErrorAsync("""
            for (var i = 0; i < 3; i++)
                foreach (var x in new[] { 1, 2 })
                {
                    // a comment
                    if (i == 2)
                        throw new Exception();
                }
            """);
        Assert.Equal("   at Cell In[1], line 6", error.Traceback[^1]);
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
