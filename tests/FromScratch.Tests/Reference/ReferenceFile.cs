using System.Text.Json;

namespace FromScratch.Tests;

/// <summary>One file of reference values, by the name it has in this folder, without its extension.</summary>
public sealed class ReferenceFile
{
    private ReferenceFile(string name, IReadOnlyList<ReferenceCase> cases) => (Name, Cases) = (name, cases);

    public string Name { get; }

    public IReadOnlyList<ReferenceCase> Cases { get; }

    /// <summary>The case of this name, which must be the only one.</summary>
    public ReferenceCase this[string name] => Cases.Single(c => c.Name == name);

    public static ReferenceFile Open(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Reference", name + ".json");
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        return new ReferenceFile(
            name, [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => new ReferenceCase(c.Clone()))]);
    }
}
