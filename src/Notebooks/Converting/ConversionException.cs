namespace Notebooks;

/// <summary>A notebook that can't be made a program; the message says which cell, and why.</summary>
internal sealed class ConversionException(string message) : Exception(message)
{
    /// <summary>At a cell.</summary>
    public static ConversionException At(ScriptPiece piece, string reason) => new($"{piece.Name}: {reason}");
}
