using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public sealed class JsonSchemaTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"metadata":{},"nbformat":4,"nbformat_minor":5,"cells":[]}""", "")]
    [InlineData("""{"metadata":{},"nbformat":4,"nbformat_minor":5}""", " must have \"cells\"")]
    [InlineData("""{"metadata":{},"nbformat":4,"nbformat_minor":5,"cells":[],"x":1}""", " must not have \"x\"")]
    [InlineData("""{"metadata":{},"nbformat":4,"nbformat_minor":5.0,"cells":[]}""", "/nbformat_minor must be integer, not the number 5.0")]
    [InlineData("""{"metadata":{},"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"markdown","id":"a","metadata":{"tags":["x","x"]},"source":""}]}""", "/cells/0/metadata/tags must not have an item twice")]
    [InlineData("""{"metadata":{},"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","id":"a","metadata":{},"source":"","outputs":[{"output_type":"stream","text":""}],"execution_count":null}]}""", "/cells/0/outputs/0 must have \"name\"")]
    public void Validate_NamesThePlace(string json, string error) =>
        Assert.Equal(error, string.Join('|', JsonSchema.Notebook.Validate(JsonNode.Parse(json)).Select(e => $"{e.Path} {e.Message}")));

    [Fact]
    public void ASchemaWithAnUnknownKeyword_IsRefused() => Assert.Throws<NotSupportedException>(() => new JsonSchema("""{"properties":{"a":{"dependencies":{}}}}"""));

    // The other opinion is that of Python's jsonschema, which nbformat itself uses.
    [Fact]
    public async Task Validate_AgreesWithNbformatsOwnValidator()
    {
        const string Script = """
            import sys, json, jsonschema
            validator = jsonschema.Draft4Validator(json.load(open(sys.argv[1])))
            for line in open(sys.argv[2], encoding="utf-8"):
                print(int(validator.is_valid(json.loads(line))))
            """;
        var documents = DamagedNotebooks.WrongTypes().Select(Encoding.UTF8.GetString).Where(t => !t.Contains("\\ud83d", StringComparison.Ordinal)).Select(Parse).OfType<JsonNode>().ToList();
        _folder.Write("documents.txt", string.Concat(documents.Select(d => JsonText.Write(d, new("", " ", false)) + "\n")));
        using (var schema = typeof(JsonSchema).Assembly.GetManifestResourceStream("nbformat.v4.5.schema.json")!)
        using (var file = File.Create(_folder.File("schema.json")))
            await schema.CopyToAsync(file, TestContext.Current.CancellationToken);

        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        string[] answers;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", Script, _folder.File("schema.json"), _folder.File("documents.txt")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            answers = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.SkipWhen((await errors).Contains("ModuleNotFoundError", StringComparison.Ordinal), "Python has no jsonschema here.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no Python here.");
            return;
        }

        Assert.Equal(documents.Count, answers.Length);
        Assert.InRange(answers.Count(a => a == "0"), 500, documents.Count - 100);
        Assert.All(documents.Zip(answers), pair => Assert.True((JsonSchema.Notebook.Validate(pair.First).Count == 0) == (pair.Second == "1"), $"Python says {pair.Second}: {pair.First.ToJsonString()}"));
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
