namespace CSharpKernel;

/// <summary>Unwinds the threads of a cell that the user has stopped. A cell's own <c>catch</c> never sees it.</summary>
internal sealed class CellStoppedException() : Exception("The cell was stopped.");
