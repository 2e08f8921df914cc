using System.Text.Json.Nodes;

namespace CSharpKernel.Tests.Clients;

/// <summary>One at a time and nothing beside them: each starts programs of its own on a small machine.</summary>
[CollectionDefinition("Clients", DisableParallelization = true)]
public sealed class ClientsCollection : ICollectionFixture<InstalledKernel>;

/// <summary>Real front ends, over real libzmq.</summary>
[Collection("Clients")]
public class ClientTests(InstalledKernel kernel)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private void Succeeds(string program, string folder, params string[] arguments)
    {
        (int exitCode, string text) = kernel.Run(program, Patience, folder, arguments);
        Assert.True(exitCode == 0, text);
    }

    [Fact]
    public void JupyterClient_EveryRequest_AndEveryRefusal()
    {
        string python = ClientPrograms.Python(kernel, "zmq", "jupyter_client");
        Succeeds(python, kernel.Folder, InstalledKernel.Script("conformance.py"), kernel.Scratch("conformance"));
    }

    [Fact]
    public void ClientLikeVSCode_OverNodeAndZeromq_FromSpawnToSigterm() =>
        Succeeds(ClientPrograms.Node(kernel), kernel.Folder, InstalledKernel.Script("vscode_like.cjs"), kernel.KernelJson, kernel.Scratch("vscode"));

    [Fact]
    public void NbConvert_ExecutesANotebook_AndLeavesItsMetadata()
    {
        string python = ClientPrograms.Python(kernel, "nbconvert", "nbclient");
        string folder = kernel.Scratch("nbconvert");
        string notebook = """
            {"cells": [
              {"cell_type": "code", "execution_count": null, "id": "a", "metadata": {}, "outputs": [], "source": ["var x = 40;\n", "Console.WriteLine(\"said\");"]},
              {"cell_type": "code", "execution_count": null, "id": "b", "metadata": {}, "outputs": [], "source": ["x + 2"]},
              {"cell_type": "code", "execution_count": null, "id": "c", "metadata": {"tags": ["raises-exception"]}, "outputs": [], "source": ["throw new Exception(\"meant\");"]}],
             "metadata": {
              "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
              "language_info": {"file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp", "version": "14.0"}},
             "nbformat": 4, "nbformat_minor": 5}
            """;
        File.WriteAllText(Path.Combine(folder, "in.ipynb"), notebook);
        Succeeds(python, folder, "-m", "nbconvert", "--to", "notebook", "--execute", "--output", "out.ipynb", "in.ipynb");

        JsonObject executed = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "out.ipynb")))!.AsObject();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(notebook)!["metadata"], executed["metadata"]), executed["metadata"]!.ToJsonString());
        JsonArray cells = executed["cells"]!.AsArray();
        Assert.Equal("said\n", string.Concat(cells[0]!["outputs"]![0]!["text"]!.AsArray().Select(t => (string)t!)));
        Assert.Equal("42", (string)cells[1]!["outputs"]![0]!["data"]!["text/plain"]![0]!);
        Assert.Equal("error", (string)Assert.Single(cells[2]!["outputs"]!.AsArray())!["output_type"]!);
    }

    [Fact]
    public void NbConvert_ExecutesEveryNotebookOfTheRepository()
    {
        string python = ClientPrograms.Python(kernel, "nbconvert", "nbclient");
        string notebooks = Path.Combine(InstalledKernel.Sources, "notebooks");
        string[] files = Directory.Exists(notebooks) ? Directory.GetFiles(notebooks, "*.ipynb", SearchOption.AllDirectories) : [];
        Assert.SkipWhen(files.Length == 0, "The repository has no notebooks.");
        Assert.SkipUnless(
            File.Exists(Path.Combine(InstalledKernel.Sources, "src", "FromScratch.Interactive", "bin", "notebooks", "FromScratch.Interactive.dll")),
            "The notebooks' library is not built (dotnet build).");
        string folder = kernel.Scratch("every");
        Succeeds(python, folder, ["-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=120", "--output-dir", folder, .. files]);
    }

    [Fact]
    public void ClassicNotebook_InChromium_RunAll_Interrupt_Restart()
    {
        string node = ClientPrograms.Node(kernel);
        string python = ClientPrograms.Python(kernel, "notebook.notebookapp");
        Succeeds(node, kernel.Folder, InstalledKernel.Script("classic.cjs"), ClientPrograms.Chromium(kernel), python, kernel.Scratch("classic"));
    }
}
