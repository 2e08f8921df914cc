namespace CSharpKernel;

/// <summary>
/// Refuses a text that is nested deeper than the compiler can follow: it reads nested text by recursion, and where that ends
/// the stack it takes the kernel with it; nested interpolated strings take it twice the time for each level.
/// </summary>
/// <remarks>It looks at characters only, so that it costs next to nothing and no text can hurt it.</remarks>
internal sealed class NestingGuard
{
    private const int MostBrackets = 200;
    private const int MostStrings = 12;
    private const int MostLambdas = 200;
    private const int MostAngles = 500;
    private const int MostRanges = 500;
    private const int MostClauses = 50;
    private const int MostWords = 200;
    private const int MostOperators = 200;
    private const int MostMembers = 1000;
    private const int MostFromTheRight = 1000;

    private readonly string _code;
    // Brackets as they are; an interpolated string as '"', verbatim as '@', raw as 'r', and a hole in one as 'i'.
    private readonly Stack<char> _open = [];
    private int _strings;
    private int _lambdas;
    private int _angles;
    private int _ranges;
    private int _clauses;
    private int _words;
    private int _operators;
    private int _members;
    // What the compiler reads from its end: `a ?? b ?? c`, `a = b = c`.
    private int _fromTheRight;
    private int _at;

    private NestingGuard(string code) => _code = code;

    /// <summary>Whether the compiler should not see the text.</summary>
    public static bool Refuses(string code) => new NestingGuard(code).Scan();

    /// <summary>What is said instead.</summary>
    public static CellError Error(string path)
    {
        const string message = "The cell is nested too deeply to be compiled: divide its brackets, strings or expressions into several statements.";
        return new CellError("CompilationError", message, [CellPaths.NameOf(path), message]);
    }

    private char Next(int ahead = 0) => _at + ahead < _code.Length ? _code[_at + ahead] : '\0';

    private bool Sees(string text) => string.CompareOrdinal(_code, _at, text, 0, text.Length) == 0;

    private bool Scan()
    {
        while (_at < _code.Length)
        {
            if (_open.TryPeek(out var top) && top is '"' or '@' or 'r')
                InString(top);
            else
                InCode();
            if (_open.Count > MostBrackets || _strings > MostStrings || _lambdas > MostLambdas || _angles > MostAngles || _ranges > MostRanges || _clauses > MostClauses
                || _words > MostWords || _operators > MostOperators || _members > MostMembers || _fromTheRight > MostFromTheRight)
                return true;
        }

        return false;
    }

    private void InString(char kind)
    {
        var c = Next();
        if (c == '\\' && kind == '"' || c == '{' && Next(1) == '{' && kind != 'r' || c == '"' && Next(1) == '"' && kind == '@')
            _at += 2;
        else if (kind == 'r' ? Sees("\"\"\"") : c == '"' || c == '\n' && kind == '"')
            Leave(kind == 'r' ? 3 : 1);
        else if (c == '{')
            Push('i');
        else
            _at++;
    }

    private void InCode()
    {
        var c = Next();
        if (!char.IsWhiteSpace(c))
            _operators = "!~+-*&^".Contains(c, StringComparison.Ordinal) ? _operators + 1 : 0;
        if (!char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && c != '_')
            _words = 0;
        switch (c)
        {
            case '/' when Next(1) == '/': SkipTo("\n"); break;
            case '/' when Next(1) == '*': SkipTo("*/"); break;
            case '#' when IsFirstOnLine(): SkipDirective(); break;
            case '$' or '@': Prefixed(); break;
            case '"' when Sees("\"\"\""): _at += 3; SkipTo("\"\"\""); break;
            case '"' or '\'': SkipQuoted(c); break;
            case '(' or '[' or '{': _members += c == '{' ? 0 : 1; Push(c); break;
            case ')' or ']' or '}': _ = _open.TryPop(out _); _at++; break;
            case ';': _lambdas = _angles = _ranges = _clauses = _members = _fromTheRight = 0; _at++; break;
            case ',': _lambdas = _ranges = _members = _fromTheRight = 0; _at++; break;
            case '=' when Next(1) == '>': _lambdas++; _at += 2; break;
            case '=' when Next(1) == '=': _members = 0; _at += 2; break;
            case '=': _fromTheRight++; _members = 0; _at++; break;
            case '.' when Next(1) == '.': _ranges++; _at += 2; break;
            case '?' when Next(1) == '?': _fromTheRight++; _at += 2; break;
            case '.' or '!' or '?': _members += c == '.' ? 1 : 0; _at++; break;
            case '<': _angles++; _at++; break;
            case '>': _angles = Math.Max(0, _angles - 1); _at++; break;
            default: Word(); break;
        }
    }

    private void Word()
    {
        var start = _at;
        while (char.IsLetterOrDigit(Next()) || Next() == '_')
            _at++;
        var word = _code.AsSpan(start, _at - start);
        if (word is "from" or "let" or "join")
            _clauses++;
        if (!word.IsEmpty)
        {
            // Nothing but words, such as `not not not` or `checked unsafe checked`.
            _words++;
            return;
        }

        // An operator, or anything else between two chains of members.
        if (!char.IsWhiteSpace(Next()))
            _members = 0;
        _at++;
    }

    private void Prefixed()
    {
        var start = _at;
        while (Next() is '$' or '@')
            _at++;
        if (Next() != '"')
            return;
        var prefix = _code.AsSpan(start, _at - start);
        if (prefix.Contains('$'))
        {
            var kind = Sees("\"\"\"") ? 'r' : prefix.Contains('@') ? '@' : '"';
            _strings++;
            Push(kind);
            _at += kind == 'r' ? 2 : 0;
            return;
        }

        do
            SkipTo("\"", from: 1);
        while (Next() == '"');
    }

    private void SkipQuoted(char quote)
    {
        for (_at++; Next() is not '\0' and not '\n' && Next() != quote; _at++)
        {
            if (Next() == '\\')
                _at++;
        }

        _at++;
    }

    // What follows a directive is text of another kind until one says that C# begins again; #if and the like are one line.
    private void SkipDirective()
    {
        var isText = Next(1) == '!' && !Sees("#!c#") && !Sees("#!csharp");
        SkipTo("\n");
        while (isText && _at < _code.Length && !Sees("#!c#") && !Sees("#!csharp"))
            SkipTo("\n");
    }

    private bool IsFirstOnLine()
    {
        var before = _at - 1;
        while (before >= 0 && _code[before] is ' ' or '\t')
            before--;
        return before < 0 || _code[before] is '\n' or '\r';
    }

    private void SkipTo(string end, int from = 0)
    {
        var found = _code.IndexOf(end, Math.Min(_at + from, _code.Length), StringComparison.Ordinal);
        _at = found < 0 ? _code.Length : found + end.Length;
    }

    private void Push(char kind)
    {
        _open.Push(kind);
        _at++;
    }

    private void Leave(int length)
    {
        _open.Pop();
        _strings--;
        _at += length;
    }
}
