namespace CSharpKernel;

/// <summary>Does once, beforehand, what a first cell would otherwise wait for: reading references, compiling the compiler's code.</summary>
internal static class WarmUp
{
    private const string Text = """
        using System.Linq;
        int Twice(int x) { return 2 * x; }
        var warm = new System.Collections.Generic.List<double>();
        for (var i = 0; i < 3; i++) warm.Add(Twice(i));
        $"{warm.Select(x => x * x).Sum()}"
        """;

    public static void Run(CellCompiler compiler)
    {
        var cell = compiler.CompileAside(Text, CancellationToken.None);
        var value = cell?.Start(new object?[8]).GetAwaiter().GetResult();
        _ = ValueFormatter.Format(value);
        // What tables need is much, and the first cell need not wait for it.
        new Thread(() => ValueFormatter.Format(new List<double> { 1.5 })) { IsBackground = true, Name = "warm-up of tables" }.Start();
    }
}
