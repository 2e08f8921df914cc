using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FromScratch.Interactive.Tests.Graphs;

public class GraphvizComparisonTests
{
    private static readonly ConcurrentDictionary<string, (int Drawn, int Counted)> Drawings = new();

    public static TheoryData<string> Named => [.. NamedGraphs.All.Keys];

    [Fact]
    public void ThereAreTwentyNamedGraphs() => Assert.True(NamedGraphs.All.Count >= 20);

    [Theory]
    [MemberData(nameof(Named))]
    public void Crossings_AreNoMoreThanGraphvizMakes(string name)
    {
        var (nodes, edges) = NamedGraphs.All[name]();
        var theirs = Curves.Crossings(Graphviz(nodes, edges));
        var ours = Ours(name).Drawn;
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {nodes} nodes, {edges.Count} edges, crossings {ours} (Graphviz {theirs})");
        Assert.True(ours <= theirs, $"{ours} crossings, Graphviz makes {theirs}");
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void TheCrossingsCounted_AreTheCrossingsDrawn(string name)
    {
        var (drawn, counted) = Ours(name);

        // The drawing may have fewer: two edges of one node that swap places are not counted there.
        Assert.InRange(drawn, 0, counted);
    }

    private static (int Drawn, int Counted) Ours(string name) => Drawings.GetOrAdd(name, Draw);

    private static (int Drawn, int Counted) Draw(string name)
    {
        var (nodes, edges) = NamedGraphs.All[name]();
        var items = Enumerable.Range(0, nodes).Select(_ => new LayoutItem { Width = 34, Above = 17, Below = 17, Round = true }).ToList();
        var links = edges.Select(edge => new LayoutEdge { From = edge.From, To = edge.To }).ToList();
        var layout = LayeredLayout.Arrange(items, links);
        return (Curves.Crossings([.. links.Select(link => (link.From, link.To,
            Curves.Between(Centre(link.From), Curves.Sample(link.Points), Centre(link.To))))]), layout.Crossings);

        (double, double) Centre(int node) => (items[node].X, items[node].Y);
    }

    private static List<(int From, int To, List<(double X, double Y)> Line)> Graphviz(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        var text = new StringBuilder("digraph { rankdir=LR; node [shape=circle, fixedsize=true, width=0.5, label=\"\"];");
        for (var node = 0; node < nodes; node++)
            text.Append(CultureInfo.InvariantCulture, $" {node};");
        foreach (var (from, to) in edges)
            text.Append(CultureInfo.InvariantCulture, $" {from} -> {to};");
        var lines = Run(text.Append('}').ToString()).Split('\n').Select(line => line.Split(' ')).ToList();
        var centres = lines.Where(words => words[0] == "node")
            .ToDictionary(words => int.Parse(words[1], CultureInfo.InvariantCulture), words => (X: Number(words[2]), Y: Number(words[3])));
        return [.. lines.Where(words => words[0] == "edge").Select(words => Edge(words, centres))];
    }

    // edge tail head n x1 y1 … xn yn …: n control points of one or more cubic curves.
    // They leave the arrow head out, so the line is drawn on to the node's centre, as ours is.
    private static (int From, int To, List<(double X, double Y)> Line) Edge(string[] words, Dictionary<int, (double X, double Y)> centres)
    {
        var (from, to) = (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
        var points = Enumerable.Range(0, (int)Number(words[3])).Select(i => (Number(words[4 + (2 * i)]), Number(words[5 + (2 * i)]))).ToList();
        var curve = new List<(double X, double Y)>();
        for (var i = 0; i + 3 < points.Count; i += 3)
            curve.AddRange(Curves.Bezier(points[i], points[i + 1], points[i + 2], points[i + 3]));
        return (from, to, Curves.Between(centres[from], curve, centres[to]));
    }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static string Run(string graph)
    {
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo("dot", "-Tplain") { RedirectStandardInput = true, RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Graphviz's dot is not installed (apt-get install graphviz).");
        }

        using (process)
        {
            process!.StandardInput.Write(graph);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
    }
}
