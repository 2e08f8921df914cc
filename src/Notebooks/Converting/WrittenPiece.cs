namespace Notebooks;

/// <summary>A piece of C# as the program has it.</summary>
/// <param name="Statements">What runs where the cell stood.</param>
/// <param name="Types">Its types, which a program declares at its end.</param>
/// <param name="RenamedTypes">Those of its types whose names are taken by earlier ones.</param>
/// <param name="Members">Its lifted variables and functions.</param>
internal sealed record WrittenPiece(string Statements, IReadOnlyList<string> Types, IReadOnlyList<string> RenamedTypes, IReadOnlyList<string> Members);
