namespace CSharpKernel;

/// <summary>What a candidate is to the place where it would stand; earlier ones are listed first.</summary>
internal enum Nearness
{
    /// <summary>A local, a parameter, a member that an initializer may set.</summary>
    Local,

    /// <summary>A variable of an earlier cell.</summary>
    Variable,

    /// <summary>A parameter's name in front of its argument.</summary>
    ArgumentName,

    /// <summary>A member of the type itself, or a function.</summary>
    Member,

    /// <summary>A type that a cell has declared.</summary>
    OwnType,

    /// <summary>An extension method, or a method that cells have without declaring it.</summary>
    Extension,

    /// <summary>A keyword.</summary>
    Keyword,

    /// <summary>What every object has, and types from elsewhere.</summary>
    Common,

    /// <summary>A namespace.</summary>
    Namespace,
}

/// <summary>Something that may stand at the cursor.</summary>
/// <param name="Text">The text to insert.</param>
/// <param name="Kind">What it is, in the front ends' words.</param>
/// <param name="Nearness">Where it belongs.</param>
/// <param name="Fits">Whether its type is one that is wanted here.</param>
/// <param name="Signature">Its parameters or type.</param>
/// <param name="Name">What a typed word is compared with, if it is not the text.</param>
internal sealed record Candidate(string Text, string Kind, Nearness Nearness, bool Fits = false, Func<string>? Signature = null, string? Name = null);
