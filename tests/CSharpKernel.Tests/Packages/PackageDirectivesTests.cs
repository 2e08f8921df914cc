namespace CSharpKernel.Tests;

public sealed class PackageDirectivesTests
{
    [Theory]
    [InlineData("#r \"nuget: Humanizer, 2.14.1\"", "Humanizer", "2.14.1")]
    [InlineData("#r \"nuget:Humanizer,2.14.1\"", "Humanizer", "2.14.1")]
    [InlineData("  #r   \"nuget:  Humanizer\"", "Humanizer", null)]
    [InlineData("#r \"NuGet: Humanizer, *\"", "Humanizer", null)]
    [InlineData("# r \"nuget : Humanizer , 2.* \"", "Humanizer", "2.*")]
    [InlineData("#r \"nuget: A.B-c_d, [1.0,2.0)\"", "A.B-c_d", "[1.0,2.0)")]
    [InlineData("#r \"nuget: A, (,2.0]\"", "A", "(,2.0]")]
    [InlineData("#r \"nuget: A, [1.0]\"", "A", "[1.0]")]
    [InlineData("#r \"nuget: A, *-*\"", "A", "*-*")]
    [InlineData("#r \"nuget: A, 1.0.0-beta*\"", "A", "1.0.0-beta*")]
    [InlineData("#r \"nuget: A, 1.0.0-beta.23562.1\" // the last one", "A", "1.0.0-beta.23562.1")]
    [InlineData("#r \"nuget: Include=A, Version=1.0\"", "A", "1.0")]
    [InlineData("#:package Humanizer@2.14.1", "Humanizer", "2.14.1")]
    [InlineData("#:package\tHumanizer @ 2.14.1  ", "Humanizer", "2.14.1")]
    [InlineData("#:package Humanizer", "Humanizer", null)]
    [InlineData("#:package Humanizer@*", "Humanizer", null)]
    [InlineData("#:package Humanizer@*-*", "Humanizer", "*-*")]
    public void APackage_IsFoundWithItsVersion(string line, string id, string? version)
    {
        var directive = Assert.Single(PackageDirectives.Find("// first\n" + line + "\nvar x = 1;"));
        Assert.Equal((PackageDirectiveKind.Package, id, version, 2, line.Trim(), null), (directive.Kind, directive.Name, directive.Version, directive.Line, directive.Text, directive.Error));
    }

    [Theory]
    [InlineData("#i \"nuget: https://feed.example/v3/index.json\"", PackageDirectiveKind.Source, "https://feed.example/v3/index.json", null)]
    [InlineData("#i \"nuget:/home/me/my packages\"", PackageDirectiveKind.Source, "/home/me/my packages", null)]
    [InlineData("#:project ../Shapes/Shapes.csproj", PackageDirectiveKind.Project, "../Shapes/Shapes.csproj", null)]
    [InlineData("#:project ../my shapes", PackageDirectiveKind.Project, "../my shapes", null)]
    [InlineData("#:sdk Microsoft.NET.Sdk.Web", PackageDirectiveKind.Sdk, "Microsoft.NET.Sdk.Web", null)]
    [InlineData("#:sdk Aspire.AppHost.Sdk@9.4.1", PackageDirectiveKind.Sdk, "Aspire.AppHost.Sdk", "9.4.1")]
    [InlineData("#:property LangVersion=preview", PackageDirectiveKind.Property, "LangVersion", "preview")]
    [InlineData("#:property Constants=A=B", PackageDirectiveKind.Property, "Constants", "A=B")]
    public void TheOtherDirectives_AreFound(string line, PackageDirectiveKind kind, string name, string? version)
    {
        var directive = Assert.Single(PackageDirectives.Find(line));
        Assert.Equal((kind, name, version, 1, null), (directive.Kind, directive.Name, directive.Version, directive.Line, directive.Error));
    }

    [Theory]
    [InlineData("#r \"nuget:\"", "id is missing")]
    [InlineData("#r \"nuget: , 1.0\"", "id is missing")]
    [InlineData("#r \"nuget: Humanizer,\"", "version is missing")]
    [InlineData("#r \"nuget: Humanizer, latest\"", "'latest' is no version")]
    [InlineData("#r \"nuget: Humanizer, [1.0,2.0\"", "is no version")]
    [InlineData("#r \"nuget: Humanizer 2.14.1\"", "can't be the id")]
    [InlineData("#r \"nuget: Humanizer, 2.14.1, 3.0\"", "'3.0' is neither")]
    [InlineData("#r nuget: Humanizer, 2.14.1", "quotes")]
    [InlineData("#r \"nuget: Humanizer, 2.14.1", "quotes")]
    [InlineData("#i \"nuget:\"", "source is missing")]
    [InlineData("#i \"/feed\"", "names a source")]
    [InlineData("#:package", "id is missing")]
    [InlineData("#:package Humanizer@", "version is missing")]
    [InlineData("#:package Humanizer 2.14.1", "can't be the id")]
    [InlineData("#:project", "project is missing")]
    [InlineData("#:property LangVersion", "Name=Value")]
    [InlineData("#:sdk", "SDK is missing")]
    [InlineData("#:include a.cs", "#:include is not known here")]
    [InlineData("var x = 1;\n#:package Humanizer@2.14.1", "above all code")]
    public void AMistake_IsExplainedWithTheRightForm(string code, string message)
    {
        var directive = Assert.Single(PackageDirectives.Find(code));
        Assert.Contains(message, directive.Error, StringComparison.Ordinal);
        Assert.Matches("[#]([ri] \"nuget|:)", directive.Error);
    }

    [Theory]
    [InlineData("var s = \"\"\"\n#r \"nuget: A, 1.0\"\n#:package A@1.0\n\"\"\";")]
    [InlineData("/*\n#i \"nuget: /feed\"\n#:package A@1.0\n*/")]
    [InlineData("var s = @\"\n#:package A@1.0\n\";")]
    [InlineData("// #r \"nuget: A, 1.0\"")]
    [InlineData("#if NEVER\n#r \"nuget: A, 1.0\"\n#endif")]
    [InlineData("#r \"nuget.dll\"\n#r \"System.Text.Json\"\n#region nuget: A\n#endregion\n#if X\n#endif")]
    public void WhatOnlyLooksLikeOne_IsNone(string code)
    {
        Assert.Empty(PackageDirectives.Find(code));
        Assert.Same(code, PackageDirectives.Blank(code));
    }

    [Fact]
    public void Blanking_KeepsEveryOtherCharacterInItsPlace()
    {
        const string Code = "#:package A@1.0\r\n\t#r \"nuget: B, 1.0\" // why\r\nusing System;\n#i \"nuget: /feed\"\nvar s = \"#r \\\"nuget: C\\\"\";\n#r \"nuget: D\"";
        var blanked = PackageDirectives.Blank(Code);
        Assert.Equal(Code.Length, blanked.Length);
        Assert.Equal(["", "", "using System;", "", "var s = \"#r \\\"nuget: C\\\"\";", ""], blanked.Split('\n').Select(line => line.Trim()));
        Assert.Equal(Code.Count(character => character is '\r' or '\n'), blanked.Count(character => character is '\r' or '\n'));
        Assert.Equal([1, 2, 4, 6], PackageDirectives.Find(Code).Select(directive => directive.Line));
    }

    [Theory]
    [InlineData("1.0", "1.0.0.0", 0)]
    [InlineData("1.0.0+build", "1", 0)]
    [InlineData("1.0.0-beta", "1.0.0", -1)]
    [InlineData("1.0.0-beta.2", "1.0.0-beta.11", -1)]
    [InlineData("1.0.0-beta", "1.0.0-BETA", 0)]
    [InlineData("1.0.0-beta.1", "1.0.0-beta", 1)]
    [InlineData("1.0.0-1", "1.0.0-a", -1)]
    [InlineData("2.10", "2.9", 1)]
    [InlineData("1.0.0.1", "1.0.0", 1)]
    public void Versions_CompareAsNuGetsDo(string first, string second, int order)
    {
        Assert.Equal(order, Math.Sign(PackageVersion.Compare(first, second)));
        Assert.Equal(-order, Math.Sign(PackageVersion.Compare(second, first)));
        Assert.Equal(order == 0, PackageVersion.Normalize(first) == PackageVersion.Normalize(second));
    }
}
