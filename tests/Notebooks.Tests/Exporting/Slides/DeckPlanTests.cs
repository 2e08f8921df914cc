using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public class DeckPlanTests
{
    // Columns are apart by |, slides by /, parts by spaces; a fragment begins with +, notes stand in brackets.
    [Theory]
    [InlineData("a:slide b:slide", "a | b")]
    [InlineData("a:slide b:subslide c:subslide d:slide", "a / b / c | d")]
    [InlineData("a:slide b:- c:-", "abc")]
    [InlineData("a:slide b:fragment c:fragment d:slide", "a +b +c | d")]
    [InlineData("a:slide b:fragment c:- d:fragment e:subslide f:-", "a +bc +d / ef")]
    [InlineData("a:slide b:skip c:- d:skip e:subslide", "ac / e")]
    [InlineData("a:slide b:notes c:- d:fragment e:notes f:- g:subslide", "ac +df [be] / g")]
    [InlineData("a:skip b:notes c:- d:slide", "c [b] | d")]
    [InlineData("a:notes b:slide c:slide", "b [a] | c")]
    [InlineData("a:fragment b:fragment", "a +b")]
    [InlineData("a:subslide b:subslide", "a / b")]
    [InlineData("a:slide b:. c:nonsense", "abc")]
    [InlineData("a:skip b:notes", "")]
    public void Deck_HasTheSlidesOfNbconvert(string cells, string expected) => Assert.Equal(expected, Shown(DeckPlan.Of(cells.Split(' ').Select(Cell))));

    [Theory]
    [InlineData("a:. b:.", false)]
    [InlineData("a:. b:-", true)]
    public void ANotebookWithoutSlideTypes_HasNoDeck(string cells, bool isPlanned) =>
        Assert.Equal(isPlanned, DeckPlan.IsPlanned(cells.Split(' ').Select(c => Cell(c).Cell!)));

    private static RenderedCell Cell(string text)
    {
        var (name, type) = (text[..1], text[2..]);
        var node = new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = name };
        if (type != ".")
            node["metadata"]!["slideshow"] = new JsonObject { ["slide_type"] = type };
        return new(new(node, 1), name, [], IsForTeacher: false);
    }

    private static string Shown(Deck deck) => string.Join(" | ", deck.Columns.Select(column => string.Join(" / ", column.Select(slide =>
        string.Join(' ', slide.Parts.Select(part => (part.IsFragment ? "+" : "") + Names(part.Cells))) + (slide.Notes.Count > 0 ? $" [{Names(slide.Notes)}]" : "")))));

    private static string Names(IEnumerable<RenderedCell> cells) => string.Concat(cells.Select(c => c.Html));
}
