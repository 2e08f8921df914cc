using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks;

/// <summary>
/// What one run of a notebook has displayed under an id, so that a later cell can update an earlier cell's output. The ids
/// themselves belong to the run and are not stored.
/// </summary>
internal sealed class DisplayRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<JsonObject>> _outputs = [];

    public void Add(string displayId, JsonObject output)
    {
        lock (_gate)
        {
            if (!_outputs.TryGetValue(displayId, out var shown))
                _outputs[displayId] = shown = [];
            shown.Add(output);
        }
    }

    /// <summary>Gives everything shown under the id a new state. An id that nothing was shown under is ignored, as in Jupyter.</summary>
    public void Update(string displayId, MimeBundle bundle)
    {
        lock (_gate)
        {
            foreach (var output in _outputs.GetValueOrDefault(displayId, []))
                NotebookOutput.Replace(output, bundle);
        }
    }

    public void Remove(JsonObject output)
    {
        lock (_gate)
        {
            foreach (var shown in _outputs.Values)
                shown.RemoveAll(o => ReferenceEquals(o, output));
        }
    }
}
