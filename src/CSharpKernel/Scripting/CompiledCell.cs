using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>A cell that is compiled and loaded, ready to run.</summary>
/// <param name="compilation">What later cells are compiled on top of.</param>
/// <param name="type">The class that holds the cell's declarations as members; null for a cell without code.</param>
internal sealed class CompiledCell(CSharpCompilation compilation, Type? type)
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public CSharpCompilation Compilation => compilation;

    /// <summary>Whether there is anything to run; a cell may consist of usings and references alone.</summary>
    public bool HasCode => type is not null;

    /// <summary>Whether later cells can find anything in this one: a name, a using, a reference.</summary>
    public bool DeclaresAnything { get; } = Declares(compilation);

    /// <summary>Whether there is anything in a compiled text for later ones to find.</summary>
    public static bool Declares(CSharpCompilation compilation) =>
        compilation.ScriptClass is not { } script
        || script.GetMembers().Any(member => !member.IsImplicitlyDeclared)
        || compilation.SyntaxTrees.Any(tree => tree.GetRoot() is not CompilationUnitSyntax { Usings.Count: 0, Externs.Count: 0, ContainsDirectives: false });

    /// <summary>The variables that the cell declares.</summary>
    public IEnumerable<FieldInfo> Variables =>
        type!.GetFields(Declared).Where(variable => !variable.IsStatic && !variable.Name.StartsWith('<'));

    /// <summary>Whether the cell declares functions or types, which are useful although its statements have failed.</summary>
    public bool DeclaresMore =>
        type!.GetNestedTypes(Declared).Any(nested => !nested.Name.StartsWith('<'))
        || type.GetMethods(Declared).Any(method => !method.Name.StartsWith('<'));

    /// <summary>Runs the cell's statements; they find earlier cells, and put their own object, in <paramref name="submissions"/>.</summary>
    public Task<object?> Start(object?[] submissions)
    {
        if (type is null)
            return Task.FromResult<object?>(null);
        var factory = type.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return factory.CreateDelegate<Func<object?[], Task<object?>>>()(submissions);
    }
}

/// <summary>What compiling a cell gave: the cell, or why there is none.</summary>
/// <param name="Cell">The compiled cell.</param>
/// <param name="HasValue">Whether its last expression is its result.</param>
/// <param name="Error">Why it did not compile.</param>
internal sealed record CellCompilation(CompiledCell? Cell, bool HasValue, CellError? Error)
{
    public static CellCompilation Succeeded(CompiledCell cell, bool hasValue) => new(cell, hasValue, null);

    public static CellCompilation Failed(CellError error) => new(null, false, error);
}
