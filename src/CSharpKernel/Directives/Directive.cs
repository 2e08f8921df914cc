namespace CSharpKernel;

/// <summary>A directive that notebooks use: <c>#!time</c>, <c>#!markdown</c>.</summary>
/// <param name="Kind">What it does to its cell.</param>
/// <param name="Names">Its names, the usual one first, without <c>#!</c>.</param>
/// <param name="Usage">How it is written.</param>
/// <param name="Summary">What it does, or why it is not to be had and what to do instead; one line.</param>
internal sealed record Directive(DirectiveKind Kind, IReadOnlyList<string> Names, string Usage, string Summary)
{
    public string Name => Names[0];

    /// <summary>Whether the lines after it are another text than C#.</summary>
    public bool BeginsText => Kind is DirectiveKind.Text or DirectiveKind.OtherLanguage;

    /// <summary>Whether it says what the lines after it are.</summary>
    public bool ChoosesLanguage => BeginsText || Kind == DirectiveKind.CSharp;
}

/// <summary>What a directive does to its cell.</summary>
internal enum DirectiveKind
{
    /// <summary>The lines after it are C#.</summary>
    CSharp,

    /// <summary>The lines after it are shown, or kept, as a text.</summary>
    Text,

    /// <summary>It does something where it stands; the C# around it is run before and after.</summary>
    Command,

    /// <summary>It says something about the whole cell, wherever it stands.</summary>
    OfCell,

    /// <summary>The lines after it are of a language that is not here.</summary>
    OtherLanguage,

    /// <summary>A command that is not here.</summary>
    Missing,
}
