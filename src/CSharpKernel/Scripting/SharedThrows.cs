using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel;

/// <summary>Finds the lines of a method that can have thrown, where the runtime does not say which of them did.</summary>
/// <remarks>
/// In all but debug code, which is many times slower, the array accesses of a method share one place that throws, behind the
/// method's end. It has no line of its own; a stack trace then has the method's first line, or none.
/// </remarks>
internal static class SharedThrows
{
    private static readonly ConditionalWeakTable<Assembly, Origin> Cells = [];

    // What a handler throws again and again is looked up once.
    private sealed record Origin(WeakReference<CSharpCompilation> Compilation)
    {
        public ConcurrentDictionary<(int Method, Type Exception), string?> Places { get; } = [];
    }

    /// <summary>Keeps what an assembly was made of in mind, as long as somebody else holds it.</summary>
    public static void Remember(Assembly assembly, CSharpCompilation compilation) => Cells.Add(assembly, new(new(compilation)));

    /// <summary>Where a cell's method threw, such as <c>Cell In[2], line 3 or 5</c>; null if the frame knows, or nobody does.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="frame">The frame that threw it.</param>
    public static string? PlaceOf(Exception exception, StackFrame frame) =>
        ThrowingSyntax.IsShared(exception) && frame.GetILOffset() <= 0 && frame.GetMethod() is { } method && Cells.TryGetValue(method.Module.Assembly, out var origin)
            ? origin.Places.GetOrAdd((method.MetadataToken, exception.GetType()), _ => origin.Compilation.TryGetTarget(out var compilation) ? PlaceIn(compilation, method.MetadataToken, exception) : null)
            : null;

    private static string? PlaceIn(CSharpCompilation compilation, int method, Exception exception)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        if (!CellCompiler.Emit(compilation, image, symbols, CancellationToken.None).Success)
            return null;
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var places = Places(exception, compilation, provider.GetMetadataReader(), (MethodDefinitionHandle)MetadataTokens.EntityHandle(method)).ToList();
        return places.Count == 0 ? null : $"{CellPaths.NameOf(places[0].File)}, {Text([.. places.Where(place => place.File == places[0].File).Select(place => place.Line).Distinct().Order()])}";
    }

    private static IEnumerable<(string File, int Line)> Places(Exception exception, CSharpCompilation compilation, MetadataReader reader, MethodDefinitionHandle method)
    {
        foreach (var point in reader.GetMethodDebugInformation(method).GetSequencePoints().Where(point => !point.IsHidden))
        {
            var file = reader.GetString(reader.GetDocument(point.Document).Name);
            // A text that numbers its own lines (#line) is not where the symbols say.
            if (compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == file) is not { } tree || tree.GetRoot().ContainsDirectives && tree.GetText().ToString().Contains("#line", StringComparison.Ordinal))
                continue;
            var lines = new LinePositionSpan(new(point.StartLine - 1, point.StartColumn - 1), new(point.EndLine - 1, point.EndColumn - 1));
            var throwing = ThrowingSyntax.In(tree.GetRoot(), tree.GetText().Lines.GetTextSpan(lines), compilation.GetSemanticModel(tree), exception);
            foreach (var place in throwing)
                yield return (file, tree.GetLineSpan(place).StartLinePosition.Line + 1);
        }
    }

    private static string Text(List<int> lines)
    {
        var texts = lines.ConvertAll(line => line.ToString(CultureInfo.InvariantCulture));
        return lines.Count switch
        {
            1 => $"line {texts[0]}",
            < 5 => $"line {string.Join(", ", texts[..^1])} or {texts[^1]}",
            _ => $"one of the lines {texts[0]} to {texts[^1]}",
        };
    }
}
