using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>The parameters that an argument may name: <c>Where(predicate: ...)</c>.</summary>
internal static class ArgumentNameSource
{
    public static IEnumerable<Candidate> Candidates(TypedCell cell, CursorPlace place)
    {
        if (place.Before.Kind() is not (SyntaxKind.OpenParenToken or SyntaxKind.CommaToken) || place.Before.Parent is not ArgumentListSyntax list)
            return [];
        var calls = new Calls(cell);
        var earlier = Calls.Arguments(list).Take(Calls.ArgumentIndex(list, place.Before.Span.End)).ToList();
        var named = earlier.Select(argument => argument.NameColon?.Name.Identifier.ValueText).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var positional = earlier.TakeWhile(argument => argument.NameColon is null).Count();
        return calls.Forms(list)
            .Where(form => calls.Takes(form, earlier))
            .SelectMany(form => Calls.ParametersOf(form).Skip(positional))
            .Where(parameter => parameter.Name.Length > 0 && !named.Contains(parameter.Name))
            .DistinctBy(parameter => parameter.Name)
            .Select(parameter => new Candidate(
                SymbolWords.Escape(parameter.Name) + ":", "variable", Nearness.ArgumentName, Signature: () => SymbolWords.Short(parameter.Type), Name: parameter.Name));
    }
}
