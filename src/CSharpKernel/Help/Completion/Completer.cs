using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel;

/// <summary>Completes a cell that is being typed: gathers what may stand at the cursor and orders it.</summary>
internal sealed class Completer(HelpWorkspace workspace)
{
    public CompletionList Complete(string text, int position, CancellationToken cancellation)
    {
        position = Math.Clamp(position, 0, text.Length);
        if (DirectiveSource.Complete(text, position, workspace.WorkingDirectory) is { } directive
            && !IsInsideText(workspace.Read(text, cancellation), position))
        {
            return directive;
        }

        if (DirectiveNames.IsForeign(text))
            return CompletionList.None(position);
        return Complete(workspace.Read(text, cancellation), position, cancellation)
            ?? AfterUnendedLine(text, position, cancellation)
            ?? CompletionList.None(position);
    }

    private static CompletionList? Complete(TypedCell cell, int position, CancellationToken cancellation)
    {
        if (CursorPlace.Of(cell, position) is not { } place)
            return CompletionList.None(position);
        var wanted = new Expectations(cell).At(place);
        var candidates = Candidates(cell, place, position, wanted, cancellation)
            .Select(candidate => (Candidate: candidate, Quality: NameMatch.Quality(candidate.Name ?? candidate.Text, place.Word) ?? NameMatch.Quality(candidate.Text, place.Word)))
            .Where(found => found.Quality is not null)
            .OrderBy(found => found.Quality == 2)
            .ThenByDescending(found => found.Candidate.Fits)
            .ThenBy(found => found.Candidate.Nearness)
            .ThenBy(found => found.Quality)
            .ThenBy(found => found.Candidate.Text, StringComparer.OrdinalIgnoreCase)
            .ThenBy(found => found.Candidate.Text, StringComparer.Ordinal)
            .DistinctBy(found => found.Candidate.Text)
            .Select(found => new CompletionItem(found.Candidate.Text, found.Candidate.Kind, found.Candidate.Signature?.Invoke() is { Length: > 0 } signature ? signature : null))
            .ToList();
        return candidates.Count == 0 ? null : new CompletionList(place.Start, place.End, candidates);
    }

    private static IEnumerable<Candidate> Candidates(TypedCell cell, CursorPlace place, int position, WantedTypes wanted, CancellationToken cancellation)
    {
        if (OverrideSource.Candidates(cell, place) is { } overrides)
            return place.Before.IsKind(SyntaxKind.OverrideKeyword) ? overrides.Concat(SymbolSource.Candidates(cell, place, position, wanted, cancellation)) : overrides;
        var initializers = InitializerSource.Candidates(cell, place);
        if (InitializerSource.IsAlone(cell, place))
            return initializers;
        return
        [
            .. initializers,
            .. ArgumentNameSource.Candidates(cell, place),
            .. EnumMemberSource.Candidates(cell, place, wanted),
            .. SymbolSource.Candidates(cell, place, position, wanted, cancellation),
            .. KeywordSource.Candidates(cell, place, wanted, cancellation),
        ];
    }

    // A line that lacks its semicolon runs on into the next, which then looks like no place for a name.
    private CompletionList? AfterUnendedLine(string text, int position, CancellationToken cancellation)
    {
        var before = workspace.Read(text, cancellation).TokenBefore(CursorPlace.WordAt(text, position).Start);
        var end = before.Span.End;
        if (before.RawKind == 0 || end > position || !text.AsSpan(end, position - end).Contains('\n') || before.Kind() is SyntaxKind.DotToken or SyntaxKind.SemicolonToken)
            return null;
        var mended = Complete(workspace.Read(text.Insert(end, ";"), cancellation), position + 1, cancellation);
        return mended is null ? null : mended with { Start = mended.Start - 1, End = mended.End - 1 };
    }

    private static bool IsInsideText(TypedCell cell, int position)
    {
        var line = cell.Text.LastIndexOf('\n', Math.Max(0, position - 1)) + 1;
        var token = cell.Root.FindToken(line);
        var trivia = cell.Root.FindTrivia(line);
        return token.SpanStart < line && token.Span.End > line || trivia.SpanStart < line && trivia.Span.End > line && trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
    }
}
