namespace CSharpKernel;

/// <summary>A piece of a cell between directives.</summary>
internal abstract record CellPart;

/// <summary>A piece of C#.</summary>
/// <param name="Code">The whole cell's text, blank where it is not this piece: lines and columns are those of the cell.</param>
internal sealed record CodePart(string Code) : CellPart;

/// <summary>A text of another kind than C#.</summary>
/// <param name="Directive">What it is.</param>
/// <param name="Line">Where it is said so.</param>
/// <param name="Text">The lines after that.</param>
/// <param name="Shared">The <c>#!share</c> lines among them.</param>
internal sealed record TextPart(Directive Directive, DirectiveLine Line, string Text, IReadOnlyList<DirectiveLine> Shared) : CellPart;

/// <summary>Something to do.</summary>
internal sealed record CommandPart(Directive Directive, DirectiveLine Line) : CellPart;
