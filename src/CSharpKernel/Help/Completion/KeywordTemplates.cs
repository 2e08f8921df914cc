namespace CSharpKernel;

/// <summary>Each keyword with the ways in which it goes on: where one of them parses, the keyword may stand.</summary>
internal static class KeywordTemplates
{
    /// <summary>What a template needs besides parsing.</summary>
    internal enum Scope
    {
        Anywhere,

        /// <summary>Inside of a loop.</summary>
        Loop,

        /// <summary>Inside of a loop or a switch.</summary>
        LoopOrSwitch,

        /// <summary>Among the members of a type.</summary>
        Member,

        /// <summary>Inside of a type.</summary>
        Type,

        /// <summary>Inside of a method or local function.</summary>
        Function,
    }

    public static IReadOnlyList<(string Keyword, Scope Scope, string[] Templates)> All { get; } =
    [
        // statements
        ("if", Scope.Anywhere, ["if (a) { }"]),
        ("else", Scope.Anywhere, ["else { }"]),
        ("for", Scope.Anywhere, ["for (;;) { }"]),
        ("foreach", Scope.Anywhere, ["foreach (var a in b) { }"]),
        ("while", Scope.Anywhere, ["while (a) { }", "while (a);"]),
        ("do", Scope.Anywhere, ["do { } while (a);"]),
        ("switch", Scope.Anywhere, ["switch (a) { }", "switch { _ => a }"]),
        ("case", Scope.Anywhere, ["case 1: break;"]),
        ("default", Scope.Anywhere, ["default(a)", "default: break;"]),
        ("break", Scope.LoopOrSwitch, ["break;"]),
        ("continue", Scope.Loop, ["continue;"]),
        ("return", Scope.Anywhere, ["return;", "return a;"]),
        ("throw", Scope.Anywhere, ["throw a;", "throw a"]),
        ("try", Scope.Anywhere, ["try { } finally { }"]),
        ("catch", Scope.Anywhere, ["catch { }"]),
        ("finally", Scope.Anywhere, ["finally { }"]),
        ("using", Scope.Anywhere, ["using (a) { }", "using A;"]),
        ("lock", Scope.Anywhere, ["lock (a) { }"]),
        ("goto", Scope.LoopOrSwitch, ["goto a;"]),
        ("yield", Scope.Function, ["yield return a;"]),
        ("checked", Scope.Anywhere, ["checked(a)"]),
        ("unchecked", Scope.Anywhere, ["unchecked(a)"]),
        ("unsafe", Scope.Anywhere, ["unsafe { }", "unsafe void a() { }"]),
        ("fixed", Scope.Anywhere, ["fixed (int* a = b) { }"]),
        ("const", Scope.Anywhere, ["const int a = 1;"]),

        // declarations
        ("class", Scope.Anywhere, ["class A { }", "class"]),
        ("struct", Scope.Anywhere, ["struct A { }"]),
        ("interface", Scope.Anywhere, ["interface A { }"]),
        ("enum", Scope.Anywhere, ["enum A { }"]),
        ("record", Scope.Anywhere, ["record A { }"]),
        ("delegate", Scope.Anywhere, ["delegate void A();", "delegate { }"]),
        ("public", Scope.Anywhere, ["public int a;"]),
        ("private", Scope.Anywhere, ["private int a;", "private get;"]),
        ("protected", Scope.Type, ["protected int a;", "protected get;"]),
        ("internal", Scope.Type, ["internal int a;"]),
        ("static", Scope.Anywhere, ["static void a() { }", "static () => a", "static A;"]),
        ("abstract", Scope.Anywhere, ["abstract class A { }"]),
        ("sealed", Scope.Anywhere, ["sealed class A { }"]),
        ("partial", Scope.Anywhere, ["partial class A { }"]),
        ("readonly", Scope.Anywhere, ["readonly int a;", "readonly struct A { }"]),
        ("async", Scope.Anywhere, ["async Task a() { }", "async () => a"]),
        ("override", Scope.Member, ["override int a() { }"]),
        ("virtual", Scope.Member, ["virtual int a() { }"]),
        ("event", Scope.Member, ["event A a;"]),
        ("required", Scope.Member, ["required int a { get; }"]),
        ("volatile", Scope.Member, ["volatile int a;"]),
        ("implicit", Scope.Member, ["implicit operator int(A a) => 1;"]),
        ("explicit", Scope.Member, ["explicit operator int(A a) => 1;"]),
        ("operator", Scope.Member, ["operator +(A a, A b) => a;", "operator int(A a) => 1;"]),
        ("extern", Scope.Member, ["extern void a();"]),
        ("get", Scope.Type, ["get;"]),
        ("set", Scope.Type, ["set;"]),
        ("init", Scope.Type, ["init;"]),
        ("add", Scope.Type, ["add { }"]),
        ("remove", Scope.Type, ["remove { }"]),
        ("field", Scope.Type, ["field"]),
        ("where", Scope.Anywhere, ["where T : A", "where a"]),
        ("unmanaged", Scope.Anywhere, ["unmanaged"]),
        ("notnull", Scope.Anywhere, ["notnull"]),
        ("params", Scope.Anywhere, ["params int[] a"]),

        // expressions
        ("new", Scope.Anywhere, ["new A()", "new()", "new int a;"]),
        ("null", Scope.Anywhere, ["null"]),
        ("true", Scope.Anywhere, ["true"]),
        ("false", Scope.Anywhere, ["false"]),
        ("typeof", Scope.Anywhere, ["typeof(A)"]),
        ("nameof", Scope.Anywhere, ["nameof(a)"]),
        ("sizeof", Scope.Anywhere, ["sizeof(A)"]),
        ("stackalloc", Scope.Anywhere, ["stackalloc int[1]"]),
        ("await", Scope.Anywhere, ["await a"]),
        ("this", Scope.Type, ["this", "this A a", "this(a)"]),
        ("base", Scope.Type, ["base.A", "base(a)"]),
        ("is", Scope.Anywhere, ["is A"]),
        ("as", Scope.Anywhere, ["as A"]),
        ("with", Scope.Anywhere, ["with { }"]),
        ("in", Scope.Anywhere, ["in a"]),
        ("out", Scope.Anywhere, ["out a", "out int a"]),
        ("ref", Scope.Anywhere, ["ref a", "ref int a", "ref int a = ref b;"]),
        ("and", Scope.Anywhere, ["and 1"]),
        ("or", Scope.Anywhere, ["or 1"]),
        ("not", Scope.Anywhere, ["not 1"]),
        ("when", Scope.Anywhere, ["when (a)", "when a"]),

        // queries
        ("from", Scope.Anywhere, ["from a in b select a"]),
        ("select", Scope.Anywhere, ["select a"]),
        ("orderby", Scope.Anywhere, ["orderby a"]),
        ("group", Scope.Anywhere, ["group a by b"]),
        ("join", Scope.Anywhere, ["join a in b on c equals d"]),
        ("let", Scope.Anywhere, ["let a = b"]),
        ("into", Scope.Anywhere, ["into a"]),
        ("on", Scope.Anywhere, ["on a equals b"]),
        ("equals", Scope.Anywhere, ["equals a"]),
        ("by", Scope.Anywhere, ["by a"]),
        ("ascending", Scope.Anywhere, ["ascending"]),
        ("descending", Scope.Anywhere, ["descending"]),

        // types
        ("var", Scope.Anywhere, ["var a = 1;", "var a)", "var a in b)", "var (a, b) = c;"]),
        ("dynamic", Scope.Anywhere, ["dynamic a = 1;", "dynamic>"]),
        ("void", Scope.Anywhere, ["void a() { }"]),
        .. ((string[])["int", "double", "float", "string", "bool", "char", "long", "byte", "decimal", "object", "short", "uint", "ulong", "sbyte", "ushort", "nint", "nuint"])
            .Select(type => (type, Scope.Anywhere, (string[])[$"{type} a", $"{type}.a", type])),
    ];
}
