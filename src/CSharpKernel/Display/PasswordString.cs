using System.Diagnostics.CodeAnalysis;

// The namespace of .NET Interactive, whose notebooks run here unchanged.
namespace Microsoft.DotNet.Interactive;

/// <summary>A text that is never shown: wherever it would be, there are asterisks.</summary>
/// <param name="clearTextPassword">The text.</param>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "GetClearTextPassword is the alternate.")]
public sealed class PasswordString(string clearTextPassword)
{
    private readonly string _clearText = clearTextPassword ?? throw new ArgumentNullException(nameof(clearTextPassword));

    /// <summary>The text itself.</summary>
    public string GetClearTextPassword() => _clearText;

    /// <summary>The text itself, for whoever takes a string.</summary>
    public static implicit operator string(PasswordString password) => (password ?? throw new ArgumentNullException(nameof(password)))._clearText;

    /// <summary>As many asterisks as the text has characters.</summary>
    public override string ToString() => new('*', _clearText.Length);
}
