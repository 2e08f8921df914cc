namespace CSharpKernel;

/// <summary>What a directive asks for.</summary>
public enum PackageDirectiveKind
{
    /// <summary>A NuGet package: <c>#r "nuget: Id, version"</c> or <c>#:package Id@version</c>.</summary>
    Package,

    /// <summary>A further place to look for packages: <c>#i "nuget: source"</c>.</summary>
    Source,

    /// <summary>A project to build and reference: <c>#:project path</c>.</summary>
    Project,

    /// <summary>The SDK of a file-based program: <c>#:sdk Name</c>.</summary>
    Sdk,

    /// <summary>A build property of a file-based program: <c>#:property Name=Value</c>.</summary>
    Property,
}

/// <summary>One line of a cell or a script that asks for a package, or tells how to get it.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Name">The package's or SDK's id, the source, the project's path, or the property's name; empty when <paramref name="Error"/> is set.</param>
/// <param name="Version">The version or range as written, the property's value, or null if there is none: then the newest stable version is meant.</param>
/// <param name="Line">The line it stands in, from 1.</param>
/// <param name="Text">The line, without the blanks around it.</param>
/// <param name="Error">What is wrong with the line, and how it is written; null when it is right.</param>
public sealed record PackageDirective(PackageDirectiveKind Kind, string Name, string? Version, int Line, string Text, string? Error = null);
