namespace CSharpKernel;

/// <summary>A directive that could not be followed when its turn came.</summary>
internal sealed class DirectiveException(DirectiveLine line, string message) : Exception(message)
{
    public DirectiveLine Line => line;
}
