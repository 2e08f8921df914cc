namespace CSharpKernel.Tests.Help;

public sealed class CompletionTests
{
    public static IEnumerable<TheoryDataRow<string>> Places => CompletionPlaces.All.Select(place => new TheoryDataRow<string>(place.Name));

    [Fact]
    public void TheTableOfPlaces_IsRead() => Assert.True(CompletionPlaces.All.Count > 100, $"{CompletionPlaces.All.Count} places");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task At(string name)
    {
        var place = CompletionPlaces.All.Single(one => one.Name == name);
        await using var notebook = new Notebook();
        foreach (var cell in place.Earlier)
            await notebook.TextAsync(cell);
        var list = notebook.Session.Complete(place.Text, place.Cursor);
        Assert.InRange(list.Start, 0, place.Cursor);
        Assert.InRange(list.End, place.Cursor, place.Text.Length);
        var items = list.Items.Select(item => item.Text).ToList();
        Assert.Equal(items.Distinct(), items);
        Assert.NotEmpty(place.Expected);
        foreach (var (word, text) in place.Expected)
            Check(list, items, place, word, text);
    }

    private static void Check(CompletionList list, List<string> items, CompletionPlace place, string word, string text)
    {
        var shown = $"{place.Typed}: {string.Join(", ", list.Items.Take(60).Select(item => $"{item.Text}:{item.Kind}"))}";
        switch (word)
        {
            case "nothing":
                Assert.True(items.Count == 0, shown);
                break;
            case "replaces":
                Assert.Equal(text, place.Text[list.Start..list.End]);
                break;
            case "first":
                var first = text.Split(", ");
                Assert.True(first.SequenceEqual(items.Take(first.Length)), shown);
                break;
            case "not":
                Assert.True(!text.Split(", ").Any(items.Contains), shown);
                break;
            case "has":
                foreach (var item in text.Split(", "))
                    Assert.True(list.Items.Any(one => Matches(one, item)), $"no {item} in {shown}");
                break;
        }
    }

    private static bool Matches(CompletionItem item, string expected)
    {
        var colon = expected.LastIndexOf(':');
        return colon <= 0 ? item.Text == expected : item.Text == expected[..colon] && item.Kind == expected[(colon + 1)..];
    }
}
