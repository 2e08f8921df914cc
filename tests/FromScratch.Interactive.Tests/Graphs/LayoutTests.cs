using System.Collections.Concurrent;

namespace FromScratch.Interactive.Tests.Graphs;

public class LayoutTests
{
    public static TheoryData<string> Samples => [.. SampleGraphs.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void NodesAndLabels_NeverOverlap(string sample)
    {
        foreach (var (band, _) in Arranged(sample))
        {
            var boxes = Boxes(band).ToList();
            for (var i = 0; i < boxes.Count; i++)
            {
                for (var j = i + 1; j < boxes.Count; j++)
                    Assert.False(boxes[i].Overlaps(boxes[j]), $"{boxes[i]} and {boxes[j]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Edges_NeverRunOverNodesOrOthersLabels(string sample)
    {
        foreach (var (band, _) in Arranged(sample))
        {
            foreach (var link in band.Links)
            {
                var line = Curves.Sample(link.Edge.Points).ToList();
                foreach (var shape in band.Shapes.Where(shape => shape != link.From && shape != link.To))
                    Assert.DoesNotContain(line, point => ShapeBox(shape).Shrunk(0.5).Contains(point));
                foreach (var label in Labels(band).Where(label => label.Owner != link))
                    Assert.DoesNotContain(line, point => label.Box.Shrunk(0.5).Contains(point));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void EverythingIsInsideTheDrawing(string sample)
    {
        foreach (var (band, layout) in Arranged(sample))
        {
            foreach (var box in Boxes(band))
            {
                Assert.InRange(box.Left, -0.1, layout.Width);
                Assert.InRange(box.Right, 0, layout.Width + 0.1);
                Assert.InRange(box.Top, -0.2, layout.Height);
                Assert.InRange(box.Bottom, 0, layout.Height + 0.2);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Edges_GoFromLeftToRight(string sample)
    {
        foreach (var (band, _) in Arranged(sample))
        {
            foreach (var points in band.Links.Select(link => link.Edge.Points))
                Assert.All(points.Zip(points.Skip(1)), step => Assert.True(step.First.X <= step.Second.X + 0.01));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Rows_FitACellsWidth(string sample) =>
        Assert.All(Arranged(sample), row => Assert.InRange(row.Layout.Width, 0, 960));

    [Theory]
    [MemberData(nameof(Samples))]
    public void CutEdges_GoOnAtTheSameLetter_FurtherDown(string sample)
    {
        var rows = Arranged(sample).Select(row => row.Band).ToList();
        var connectors = rows.SelectMany((band, row) => band.Shapes.Where(shape => shape.Kind == ShapeKind.Connector)
            .Select(shape => (shape.Text, Row: row, Leaves: band.Links.Exists(link => link.To == shape)))).ToLookup(end => end.Text);
        foreach (var ends in connectors)
        {
            Assert.Equal(2, ends.Count());
            Assert.True(ends.Single(end => end.Leaves).Row < ends.Single(end => !end.Leaves).Row);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void NoRow_HoldsNamesAlone(string sample) =>
        Assert.All(Arranged(sample), row => Assert.Contains(row.Band.Shapes, shape => shape.Kind is not (ShapeKind.Input or ShapeKind.Constant or ShapeKind.Connector)));

    [Fact]
    public void Layering_IsTheShortestInTotal()
    {
        // A long path 0-1-2-3-4 with a side input 5 into 4 and a side exit: both side nodes stand next to their only neighbour.
        var ranks = Layering.Assign(7, [(0, 1), (1, 2), (2, 3), (3, 4), (5, 4), (1, 6)]);
        Assert.Equal([0, 1, 2, 3, 4, 3, 2], ranks);
    }

    [Fact]
    public void Layering_MovesAWholeGroupTogether()
    {
        // The pair 5 -> 6 feeds only node 4: moving either alone gains nothing, both together do.
        var ranks = Layering.Assign(7, [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6), (6, 4)]);
        Assert.Equal((2, 3), (ranks[5], ranks[6]));
    }

    [Fact]
    public void OperandsStandInTheOrderTheyAreWritten_WhereNothingCrosses()
    {
        var rows = Arranged("apples and oranges");
        var inputs = rows.SelectMany(row => row.Band.Shapes).Where(shape => shape.Kind == ShapeKind.Input && shape.Text != "tax").OrderBy(shape => shape.Item.Y);
        Assert.Equal(["apple", "apples", "orange", "oranges"], inputs.Select(shape => shape.Text));
    }

    private static readonly ConcurrentDictionary<string, List<(Band Band, LayeredLayout Layout)>> Drawings = new();

    private static List<(Band Band, LayeredLayout Layout)> Arranged(string name) => Drawings.GetOrAdd(name, sample =>
        [.. Bands.Split(GraphPicture.Of(SampleGraphs.All[sample](), allNames: true)).Select(band => (band, band.Arrange()))]);

    private static IEnumerable<Box> Boxes(Band band) => band.Shapes.Select(ShapeBox).Concat(Labels(band).Select(label => label.Box));

    private static Box ShapeBox(PictureShape shape) => new(
        shape.Item.X - (shape.Width / 2), shape.Item.Y - shape.HalfHeight, shape.Item.X + (shape.Width / 2), shape.Item.Y + shape.HalfHeight, shape.Text);

    private static IEnumerable<(PictureLink Owner, Box Box)> Labels(Band band)
    {
        foreach (var link in band.Links)
        {
            var (x, y) = link.Edge.Label;
            if (!link.Above.IsEmpty)
                yield return (link, new Box(x - (link.Above.Width / 2), y - link.Above.Height - PictureLink.Clearance, x + (link.Above.Width / 2), y - PictureLink.Clearance, link.Above.Lines[0].Text));
            if (!link.Below.IsEmpty)
                yield return (link, new Box(x - (link.Below.Width / 2), y + PictureLink.Clearance, x + (link.Below.Width / 2), y + link.Below.Height + PictureLink.Clearance, link.Below.Lines[0].Text));
        }
    }

    private sealed record Box(double Left, double Top, double Right, double Bottom, string Text)
    {
        public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        public bool Contains((double X, double Y) point) => point.X > Left && point.X < Right && point.Y > Top && point.Y < Bottom;

        public Box Shrunk(double by) => this with { Left = Left + by, Top = Top + by, Right = Right - by, Bottom = Bottom - by };
    }
}
