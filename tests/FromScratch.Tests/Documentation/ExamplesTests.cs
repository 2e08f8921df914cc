using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace FromScratch.Tests;

/// <summary>
/// Every <c>&lt;example&gt;</c> in the library's documentation runs, as a notebook's cell would, and every line that ends
/// in <c>// => value</c> gives that value.
/// </summary>
public partial class ExamplesTests
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(typeof(ILayer).Assembly, typeof(Matrix<double>).Assembly, typeof(Enumerable).Assembly)
        .WithImports("System", "System.Linq", "System.Collections.Generic", "FromScratch", "MathNet.Numerics.LinearAlgebra");

    public static TheoryData<string> Documented => [.. Examples().Keys];

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Example_Runs_AndSaysTheTruth(string member)
    {
        var lines = Examples()[member].Trim().Split('\n').Select(line => line.TrimEnd());
        ScriptState<object>? state = null;
        var pending = "";
        foreach (var line in lines)
        {
            var promise = Promise().Match(line);
            pending += (promise.Success ? promise.Groups["code"].Value : line) + "\n";
            if (!promise.Success) continue;
            state = await Run(state, pending);
            Assert.Equal(promise.Groups["value"].Value, Text(state.ReturnValue));
            pending = "";
        }

        if (pending.Trim().Length > 0) state = await Run(state, pending);
        Assert.NotNull(state);
    }

    [Fact]
    public void EveryLayerAndNode_HasAnExample()
    {
        var documented = Examples().Keys.ToHashSet();
        var layers = typeof(ILayer).Assembly.GetExportedTypes()
            .Where(type => type.IsClass && (type.IsAssignableTo(typeof(ILayer)) || type == typeof(RnnCell) || type.IsAssignableTo(typeof(ILossLayer))))
            .Concat([typeof(Add), typeof(Mul), typeof(Div), typeof(GradientCheck), typeof(NumericalGradient), typeof(SGD), typeof(TwoLayerNet)]);
        Assert.All(layers, type => Assert.Contains("T:" + type.FullName, documented));
    }

    private static Dictionary<string, string> Examples() =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "FromScratch.xml")).Descendants("member")
            .Where(member => member.Element("example") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => string.Join('\n', member.Element("example")!.Elements("code").Select(c => c.Value)));

    private static Task<ScriptState<object>> Run(ScriptState<object>? state, string code) =>
        state?.ContinueWithAsync(code, cancellationToken: TestContext.Current.CancellationToken)
        ?? CSharpScript.RunAsync(code, Options, cancellationToken: TestContext.Current.CancellationToken);

    private static string Text(object? value) => value switch
    {
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(k => Text(tuple[k])))})",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "null",
    };

    [GeneratedRegex(@"^(?<code>.*?)\s*// => (?<value>.*)$")]
    private static partial Regex Promise();
}
