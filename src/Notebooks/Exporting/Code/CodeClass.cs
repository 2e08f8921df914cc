using Microsoft.CodeAnalysis.Classification;

namespace Notebooks;

/// <summary>The names under which the style sheet colours code: fewer than Roslyn tells apart.</summary>
internal static class CodeClass
{
    /// <summary>A line that is for the kernel or the compiler, not for the program.</summary>
    public const string Directive = "c-dir";

    /// <summary>The class for one of Roslyn's classifications, or null for plain text.</summary>
    public static string? Of(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.PreprocessorKeyword => "c-key",
        ClassificationTypeNames.ControlKeyword => "c-flow",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral => "c-str",
        ClassificationTypeNames.StringEscapeCharacter => "c-esc",
        ClassificationTypeNames.NumericLiteral => "c-num",
        ClassificationTypeNames.Comment => "c-com",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "c-fun",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName or ClassificationTypeNames.RecordStructName
            or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => "c-type",
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => "c-com",
        _ => null,
    };
}
