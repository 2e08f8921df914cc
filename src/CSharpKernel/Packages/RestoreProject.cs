using System.Xml.Linq;

namespace CSharpKernel;

/// <summary>The project through which the SDK restores packages and builds projects for cells.</summary>
internal static class RestoreProject
{
    /// <summary>The file's name. NuGet's messages lead from it to the package that they are about.</summary>
    public const string Name = "cells";

    // Formatters written for .NET Interactive are packed with the whole of it. Here this kernel stands in its place, and
    // packages are neither searched nor loaded for it.
    private static readonly string[] HostPackages =
        ["Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.CSharp", "Microsoft.DotNet.Interactive.FSharp", "Microsoft.DotNet.Interactive.Jupyter"];

    /// <summary>The package that cells and the kernel share.</summary>
    public const string Formatting = "Microsoft.DotNet.Interactive.Formatting";

    /// <summary>Whether the host itself is what the package would bring.</summary>
    public static bool IsHost(string id) => id.Equals(Formatting, StringComparison.OrdinalIgnoreCase) || HostPackages.Contains(id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The project's text.</summary>
    public static XDocument Create(PackageRequests requests)
    {
        var settings = new XElement("PropertyGroup",
            new XElement("TargetFramework", HostPlatform.TargetFramework),
            new XElement("RuntimeIdentifier", HostPlatform.RuntimeIdentifier),
            new XElement("SelfContained", "false"),
            new XElement("UseAppHost", "false"),
            new XElement("EnableDefaultItems", "false"),
            new XElement("NuGetAudit", "false"),
            new XElement("NuGetInteractive", "false"),
            new XElement("RestoreEnablePackagePruning", "true"),
            new XElement("RestorePackagesWithLockFile", "false"),
            // Several runtimes of one build would otherwise be refused, although nothing is published from here.
            new XElement("ValidateExecutableReferencesMatchSelfContained", "false"),
            // NuGet looks for the user's configuration from the notebook's folder upward, not from this project's.
            new XElement("RestoreRootConfigDirectory", Escape(requests.Folder)));
        if (requests.Sources.Count > 0)
            settings.Add(new XElement("RestoreAdditionalProjectSources", string.Join(';', requests.Sources.Select(Escape))));
        var items = new XElement("ItemGroup",
            new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")));
        foreach (var package in requests.Packages)
            items.Add(new XElement("PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", package.Version ?? "*")));
        foreach (var project in requests.Projects)
            items.Add(new XElement("ProjectReference", new XAttribute("Include", Escape(project))));
        foreach (var host in HostPackages)
            items.Add(new XElement("PrunePackageReference", new XAttribute("Include", host), new XAttribute("Version", "99.0.0")));
        items.Add(new XElement("PrunePackageReference", new XAttribute("Include", Formatting), new XAttribute("Version", HostReferences.FormattingVersion)));
        return new XDocument(
            new XElement("Project",
                // No file of the folders above has a say in it.
                new XElement("PropertyGroup",
                    new XElement("ImportDirectoryBuildProps", "false"),
                    new XElement("ImportDirectoryBuildTargets", "false"),
                    new XElement("ImportDirectoryPackagesProps", "false")),
                new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
                settings,
                items,
                new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))));
    }

    // The characters that mean something to MSBuild, in the way in which it writes them when they don't.
    private static string Escape(string text) =>
        string.Concat(text.Select(character => "%*?@$();'".Contains(character, StringComparison.Ordinal) ? $"%{(int)character:x2}" : character.ToString()));
}
