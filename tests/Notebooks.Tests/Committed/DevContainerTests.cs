using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

/// <summary>The dev container's file: what the specification (containers.dev) allows, and what is really there.</summary>
public class DevContainerTests
{
    // The whole schema is checked where it can be downloaded: .ci/devcontainer-schema.
    private static readonly string[] Allowed =
    [
        "$schema", "name", "image", "hostRequirements", "updateContentCommand", "waitFor", "postAttachCommand", "containerEnv", "customizations",
    ];

    private static readonly string Root = Path.GetDirectoryName(CommittedNotebooks.Folder)!;

    private static readonly JsonObject Container = JsonNode.Parse(
        File.ReadAllText(Path.Combine(Root, ".devcontainer", "devcontainer.json")),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!.AsObject();

    [Fact]
    public void EveryProperty_IsOneOfTheSpecification_AndOfItsKind()
    {
        Assert.Empty(Container.Select(p => p.Key).Except(Allowed));
        foreach (var name in (string[])["name", "image", "updateContentCommand", "waitFor", "postAttachCommand"])
            Assert.Equal(JsonValueKind.String, Container[name]!.GetValueKind());
        Assert.All(Container["containerEnv"]!.AsObject(), variable => Assert.Equal(JsonValueKind.String, variable.Value!.GetValueKind()));
        Assert.InRange((int)Container["hostRequirements"]!["cpus"]!, 2, 4);
        foreach (var name in (string[])["memory", "storage"])
            Assert.Matches("^[0-9]+[tgmk]b$", (string)Container["hostRequirements"]![name]!);
        Assert.Equal(["cpus", "memory", "storage"], Container["hostRequirements"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public void Image_IsOneVersion_OfTheSdkThatTheRepositoryAsksFor()
    {
        var image = (string)Container["image"]!;
        var asked = (string)JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "global.json")))!["sdk"]!["version"]!;
        Assert.Matches(@"^mcr\.microsoft\.com/devcontainers/dotnet:[0-9]+\.[0-9]+\.[0-9]+-[0-9]+\.[0-9]+-[a-z]+$", image);
        Assert.Contains($"-{Version.Parse(asked).ToString(2)}-", image, StringComparison.Ordinal);
        Assert.Contains($"FROM {image}\n", File.ReadAllText(Path.Combine(Root, ".binder", "Dockerfile")), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTakesLong_RunsInTheStepThatAPrebuildKeeps_AndTheEditorWaitsForIt()
    {
        Assert.Equal(".devcontainer/setup.sh", (string)Container["updateContentCommand"]!);
        Assert.Equal("updateContentCommand", (string)Container["waitFor"]!);
        Assert.Null(Container["postCreateCommand"]);
    }

    [Theory]
    [InlineData("updateContentCommand")]
    [InlineData("postAttachCommand")]
    public void Command_IsAScriptThatMayBeRun(string name)
    {
        var script = Path.Combine(Root, (string)Container[name]!);
        Assert.StartsWith("#!/usr/bin/env bash\n", File.ReadAllText(script), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute));
    }

    [Fact]
    public void Editor_HasJupyter_AndOpensTheWelcomeNotebook()
    {
        var customizations = Container["customizations"]!;
        Assert.Contains("ms-toolsai.jupyter", customizations["vscode"]!["extensions"]!.AsArray().Select(e => (string)e!));
        var first = Assert.Single(customizations["codespaces"]!["openFiles"]!.AsArray())!;
        Assert.Equal("notebooks/welcome.ipynb", (string)first!);
        Assert.Contains((string)first!, File.ReadAllText(Path.Combine(Root, ".devcontainer", "welcome.sh")), StringComparison.Ordinal);
    }
}
