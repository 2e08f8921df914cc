using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel;

/// <summary>
/// A cell as its directives divide it. One that names a language holds for the lines after it, up to the next; a command is
/// followed where it stands; <c>#!time</c> is about the whole cell.
/// </summary>
/// <param name="Parts">The pieces in order. Without directives: the cell.</param>
/// <param name="OfCell">The directives that are about the whole cell.</param>
/// <param name="Problem">The first directive that can't be followed; nothing of the cell should run then.</param>
internal sealed record CellParts(IReadOnlyList<CellPart> Parts, IReadOnlyList<CommandPart> OfCell, DirectiveProblem? Problem)
{
    /// <summary>Divides a cell.</summary>
    public static CellParts Of(string code) =>
        code.Contains("#!", StringComparison.Ordinal) ? new Splitter(code).Split() : new CellParts([new CodePart(code)], [], null);

    private sealed class Splitter(string code)
    {
        private readonly SourceText _text = SourceText.From(code);
        private readonly List<CellPart> _parts = [];
        private readonly List<CommandPart> _ofCell = [];
        private DirectiveProblem? _problem;

        public CellParts Split()
        {
            var line = 0;
            var text = default(CommandPart);
            while (line < _text.Lines.Count && _problem is null)
                (line, text) = text is null ? TakeCode(line) : TakeText(line, text);
            if (text is not null && _problem is null)
                AddText(text, []); // the directive is the last line
            return new CellParts(_parts, _ofCell, _problem);
        }

        // C# up to the next directive that begins something else; the syntax tree tells a directive from the same characters
        // inside a string or a comment.
        private (int Next, CommandPart? Text) TakeCode(int first)
        {
            var begin = first;
            var blank = new HashSet<int>();
            foreach (var (line, isActive) in DirectiveLines(first))
            {
                // Within #if false it is nothing, but the compiler would complain all the same.
                if (!isActive)
                {
                    blank.Add(line);
                    continue;
                }

                if (DirectiveLine.Parse(LineText(line), line + 1) is not { } found)
                    continue;
                if (Understand(found) is not { } directive)
                    return (line, null);
                blank.Add(line);
                if (directive.Kind == DirectiveKind.OfCell)
                {
                    _ofCell.Add(new CommandPart(directive, found));
                    continue;
                }

                AddCode(begin, line, blank);
                begin = line + 1;
                if (directive.BeginsText)
                    return (begin, new CommandPart(directive, found));
                if (directive.Kind == DirectiveKind.Command || found.AsksForHelp)
                    _parts.Add(new CommandPart(directive, found));
            }

            AddCode(begin, _text.Lines.Count, blank);
            return (_text.Lines.Count, null);
        }

        // In a text only what is a directive for certain is one: a shell script in Markdown may say #!/bin/sh.
        private (int Next, CommandPart? Text) TakeText(int first, CommandPart text)
        {
            var lines = new List<string>();
            var shared = new List<DirectiveLine>();
            for (var line = first; line < _text.Lines.Count; line++)
            {
                var found = DirectiveLine.Parse(LineText(line), line + 1);
                if (found is null || DirectiveTable.Find(found.Name) is not { Kind: not DirectiveKind.Missing } directive)
                {
                    lines.Add(LineText(line));
                    continue;
                }

                if (Understand(found) is null)
                    return (line, null);
                if (directive.Kind == DirectiveKind.OfCell)
                {
                    _ofCell.Add(new CommandPart(directive, found));
                }
                else if (directive.Name == "share" && text.Directive.Name == "javascript" && !found.AsksForHelp)
                {
                    shared.Add(found);
                }
                else
                {
                    AddText(text, lines, shared);
                    if (directive.BeginsText)
                        return (line + 1, new CommandPart(directive, found));
                    if (directive.Kind == DirectiveKind.Command)
                        _parts.Add(new CommandPart(directive, found));
                    return (line + 1, directive.Kind == DirectiveKind.Command ? text : null);
                }
            }

            AddText(text, lines, shared);
            return (_text.Lines.Count, null);
        }

        private Directive? Understand(DirectiveLine line)
        {
            var directive = DirectiveTable.Find(line.Name);
            if (directive is null)
                _problem = new DirectiveProblem(line, DirectiveTable.ExplainUnknown(line.Name));
            else if (directive.Kind is DirectiveKind.OtherLanguage or DirectiveKind.Missing)
                _problem = new DirectiveProblem(line, directive.Summary);
            return _problem is null ? directive : null;
        }

        private IEnumerable<(int Line, bool IsActive)> DirectiveLines(int first)
        {
            var root = CSharpSyntaxTree.ParseText(Only(first, _text.Lines.Count, []), CellCompiler.ParseOptions).GetRoot();
            return root.DescendantTrivia(descendIntoTrivia: true)
                .Where(trivia => trivia.IsKind(SyntaxKind.ShebangDirectiveTrivia) || trivia.IsKind(SyntaxKind.BadDirectiveTrivia))
                .Select(trivia => (Line: _text.Lines.GetLineFromPosition(trivia.SpanStart).LineNumber, ((DirectiveTriviaSyntax)trivia.GetStructure()!).IsActive))
                .Where(found => LineText(found.Line).TrimStart().StartsWith("#!", StringComparison.Ordinal))
                .Distinct();
        }

        private void AddCode(int begin, int end, HashSet<int> blank)
        {
            var part = Only(begin, end, blank);
            var root = CSharpSyntaxTree.ParseText(part, CellCompiler.ParseOptions).GetRoot();
            // Comments alone are nothing to run.
            if (root.GetFirstToken(includeZeroWidth: false).RawKind != 0 || root.DescendantTrivia().Any(trivia => trivia.IsDirective || trivia.ContainsDiagnostics))
                _parts.Add(new CodePart(part));
        }

        private void AddText(CommandPart text, List<string> lines, List<DirectiveLine>? shared = null)
        {
            var content = string.Join('\n', lines).Trim('\n', '\r');
            if (!string.IsNullOrWhiteSpace(content) || text.Directive.Name == "value" || text.Line.AsksForHelp)
                _parts.Add(new TextPart(text.Directive, text.Line, content, shared ?? []));
        }

        private string LineText(int line) => _text.Lines[line].ToString();

        // The cell with everything blanked but these lines.
        private string Only(int begin, int end, HashSet<int> blank)
        {
            var characters = code.ToCharArray();
            foreach (var line in _text.Lines)
            {
                if (line.LineNumber < begin || line.LineNumber >= end || blank.Contains(line.LineNumber))
                    Array.Fill(characters, ' ', line.Start, line.End - line.Start);
            }

            return new string(characters);
        }
    }
}
