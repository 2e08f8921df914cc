using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public class OutputComparerTests
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><title>t</title><path d="M10.5-3.2L40,50" fill="#1e1000"/><text x="3">0.123456789</text></svg>""";

    public static TheoryData<string, string, string> Same => new()
    {
        { "text/html", "<b class='x' id=\"a\">1 &lt; 2 &amp; é</b>", "<b id=a class=x>1 &#60; 2 &#38; &eacute;</b>" },
        { "text/html", "<table><tr><td>1</td></tr></table>", "<table>\n <tbody>\n  <tr>\n   <td>1</td>\n  </tr>\n </tbody>\n</table>" },
        { "text/html", "<td>0.30000000000000004</td><i>0.30000000000000004</i>", "<td>0.3000000001</td><i>0.3000000001</i>" },
        { "text/html", "<p>a</p><!-- one -->", "<p>a</p>" },
        { "text/html", "<div id='fig-0a1b2c3d'></div><script>f('fig-0a1b2c3d')</script>", "<div id='fig-99aabb00'></div><script>f('fig-99aabb00')</script>" },
        { "text/html", $"<img alt=a src='{Uri(Svg)}'>", $"<img src=\"{Uri(Svg.Replace("10.5", "10.55", StringComparison.Ordinal))}\" alt='a'>" },
        { "image/svg+xml", Svg, Svg.Replace("width=\"640\" height=\"480\"", "height='480' width='640'", StringComparison.Ordinal).Replace("<path", "\n <path", StringComparison.Ordinal) },
        { "image/svg+xml", Svg, Svg.Replace("10.5-3.2", "10.6-3.2", StringComparison.Ordinal) },
        { "image/svg+xml", Svg, Svg.Replace("0.123456789", "0.1234567891", StringComparison.Ordinal) },
        { "image/svg+xml", Drawing("<g transform='rotate(90)'><text x='10.5'>a</text></g>"), Drawing("<g transform='rotate(90)'><text x='10.6'>a</text></g>") },
        { "image/png", "iVBORw0KGgo=", "iVBORw0K\nGgo=\n" },
        { "text/plain", "a\r\nb", "a\nb" },
    };

    public static TheoryData<string, string, string, string> Different => new()
    {
        { "text/html", "<b>1</b>", "<i>1</i>", "text/html, b" },
        { "text/html", "<b>1</b> <i>2</i>", "<b>1</b><i>2</i>", "text/html, #text" },
        { "text/html", "<table><tr><td>1</td><td>2</td></tr></table>", "<table><tr><td>1</td><td>3</td></tr></table>", "text/html, table/tbody/tr/td[2]/#text" },
        { "text/html", "<table><tr><td>1</td><td>2</td></tr></table>", "<table><tr><td>1</td></tr></table>", "table/tbody/tr/td[2]" },
        { "text/html", "<td>0.3333</td>0.3333", "<td>0.3334</td>0.3334", "#text" },
        { "text/html", "<b>39760</b>", "<b>39761</b>", "b/#text" },
        { "text/html", "<b style='color:red'>1</b>", "<b style='color:blue'>1</b>", "b/@style" },
        { "text/html", "<b title=x>1</b>", "<b>1</b>", "b/@title" },
        { "text/html", "<b>a</b><script>f(1)</script>", "<b>a</b><script>f(2)</script>", "script/#text" },
        { "text/html", "<pre>a  b</pre>", "<pre>a b</pre>", "pre/#text" },
        { "text/html", "<a id='fig-0a1b2c3d'></a><a id='fig-11111111'></a><b for='fig-0a1b2c3d'>", "<a id='fig-0a1b2c3d'></a><a id='fig-11111111'></a><b for='fig-11111111'>", "b/@for" },
        { "text/html", $"<img alt=a src='{Uri(Svg)}'>", $"<img alt=a src='{Uri(Svg.Replace("10.5", "12.5", StringComparison.Ordinal))}'>", "img/@src, svg/path/@d" },
        { "text/html", "<img src='data:image/png;base64,AAAA'>", "<img src='data:image/png;base64,AAAB'>", "img/@src" },
        { "image/svg+xml", Svg, Svg.Replace("#1e1000", "#1e1001", StringComparison.Ordinal), "svg/path/@fill" },
        { "image/svg+xml", Svg, Svg.Replace("L40", "L41", StringComparison.Ordinal), "svg/path/@d" },
        { "image/svg+xml", Svg, Svg.Replace("L40", "C40", StringComparison.Ordinal), "svg/path/@d" },
        { "image/svg+xml", Svg, Svg.Replace("0.123456789", "0.123466789", StringComparison.Ordinal), "svg/text/#text" },
        { "image/svg+xml", Svg, Svg.Replace("<text", "<circle/><text", StringComparison.Ordinal), "svg/text" },
        { "image/png", "iVBORw0KGgo=", "iVBORw0KGws=", "image/png" },
        { "image/svg+xml", Svg, Svg.Replace(">t<", ">u<", StringComparison.Ordinal), "svg/title/#text" },
        { "image/svg+xml", Drawing("<g transform='scale(100)'><path d='M1.05 2'/></g>"), Drawing("<g transform='scale(100)'><path d='M1.15 2'/></g>"), "svg/g/path/@d" },
        { "image/svg+xml", Drawing("<linearGradient x2='0.2'/>"), Drawing("<linearGradient x2='0.3'/>"), "svg/linearGradient/@x2" },
        { "image/svg+xml", Drawing("<marker><path d='M1.05 2'/></marker>"), Drawing("<marker><path d='M1.15 2'/></marker>"), "svg/marker/path/@d" },
        { "image/svg+xml", Drawing("<path d='M0 0A9 9 0 0 1 5 5'/>", 90_000), Drawing("<path d='M0 0A9 9 0 1 1 5 5'/>", 90_000), "svg/path/@d" },
        { "image/svg+xml", Drawing("<g transform='rotate(10)'/>"), Drawing("<g transform='rotate(10.1)'/>"), "svg/g/@transform" },
        { "text/html", "<img alt='a loss of 0.25' src='a.png'>", "<img alt='a loss of 0.26' src='a.png'>", "img/@alt" },
        { "text/html", "<pre>a\n</pre>", "<pre>a\n\n</pre>", "pre/#text" },
        { "text/html", "<a href='#x'>1</a>", "<a href='#y'>1</a>", "a/@href" },
        { "text/html", "<b>1</b><b>2</b>", "<b>2</b><b>1</b>", "b[1]/#text" },
        { "text/plain", "1\r2", "1\n2", "text/plain" },
        { "text/plain", "1\f2", "1\n2", "text/plain" },
        { "text/plain", "220.00000000000003", "220", "text/plain" },
        { "text/plain", "a ", "a", "text/plain" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void WhatLooksTheSame_IsTheSame(string type, string expected, string actual) =>
        Assert.Equal(0, Compare(Display(type, expected), Display(type, actual)).Count);

    [Theory]
    [MemberData(nameof(Different))]
    public void WhatIsDifferent_IsNamed(string type, string expected, string actual, string place)
    {
        var found = Compare(Display(type, expected), Display(type, actual));

        Assert.True(found.Count > 0);
        Assert.Contains(found.First, d => d.Place.EndsWith(place, StringComparison.Ordinal) || d.Place.Contains(place, StringComparison.Ordinal));
        Assert.All(found.First, d => Assert.NotEmpty(d.Lines));
    }

    [Theory]
    [InlineData("""{"data":[{"y":[1,2.5,3]}],"layout":{"title":{"text":"t"}}}""", """{"layout":{"title":{"text":"t"}},"data":[{"y":[1.0,2.5000001,3]}]}""", null)]
    [InlineData("""{"a":"\u00e9"}""", """{"a":"é"}""", null)]
    [InlineData("""{"data":[{"y":[1,2.5,3]}]}""", """{"data":[{"y":[1,2.6,3]}]}""", "data[0].y[1]")]
    [InlineData("""{"data":[{"y":[1,2]}]}""", """{"data":[{"y":[1,2,3]}]}""", "data[0].y")]
    [InlineData("""{"n":1000000}""", """{"n":1000001}""", "n")]
    [InlineData("""{"n":1,"m":null}""", """{"n":1}""", "m")]
    [InlineData("""{"n":1}""", """{"n":"1"}""", "n")]
    [InlineData("""{"n":true}""", """{"n":false}""", "n")]
    public void Figures_AreComparedByContent(string expected, string actual, string? place)
    {
        var found = Compare(Display("application/vnd.plotly.v1+json", JsonNode.Parse(expected)!), Display("application/vnd.plotly.v1+json", JsonNode.Parse(actual)!));

        Assert.Equal(place is null ? [] : [$"output 1 (display_data), application/vnd.plotly.v1+json, {place}"], found.First.Select(d => d.Place));
    }

    [Fact]
    public void ANumber_IsShownWithItsDistance() =>
        Assert.Equal(["- 2.5", "+ 2.75", "  they differ by 2.5e-1"], Compare(Display("application/json", JsonNode.Parse("2.5")!), Display("application/json", JsonNode.Parse("2.75")!)).First[0].Lines);

    [Theory]
    [InlineData("""{"output_type":"stream","name":"stdout","text":["a\n","b\n"]}""", """{"output_type":"stream","name":"stdout","text":"a\n"},{"output_type":"stream","name":"stdout","text":"b\n"}""", 0)]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"1.0000000001"}""", """{"output_type":"stream","name":"stdout","text":"1.0000000002"}""", 1)]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"a"}""", """{"output_type":"stream","name":"stderr","text":"a"}""", 1)]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"a"}""", "", 1)]
    [InlineData("", """{"output_type":"stream","name":"stdout","text":"a"}""", 1)]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"a"},{"output_type":"stream","name":"stderr","text":"b"}""", """{"output_type":"stream","name":"stderr","text":"b"},{"output_type":"stream","name":"stdout","text":"a"}""", 1)]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"1"}},{"output_type":"display_data","data":{"text/plain":"2"}}""", """{"output_type":"display_data","data":{"text/plain":"2"}},{"output_type":"display_data","data":{"text/plain":"1"}}""", 2)]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"1"}},{"output_type":"display_data","data":{"text/plain":"1"}}""", """{"output_type":"display_data","data":{"text/plain":"1"}}""", 1)]
    [InlineData("""{"output_type":"error","ename":"A","evalue":"m","traceback":["t"]}""", """{"output_type":"error","ename":"B","evalue":"m","traceback":["t"]}""", 1)]
    [InlineData("""{"output_type":"error","ename":"A","evalue":"m","traceback":["t"]}""", """{"output_type":"error","ename":"A","evalue":"n","traceback":["u"]}""", 2)]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"1"},"metadata":{}}""", """{"output_type":"execute_result","execution_count":1,"data":{"text/plain":"1"},"metadata":{}}""", 1)]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"1"},"metadata":{}}""", """{"output_type":"display_data","data":{"text/plain":"1","text/html":"1"},"metadata":{}}""", 1)]
    [InlineData("""{"output_type":"execute_result","execution_count":2,"data":{"text/plain":"1"},"metadata":{}}""", """{"output_type":"execute_result","execution_count":1,"data":{"text/plain":"1"},"metadata":{}}""", 1)]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"1"},"metadata":{"a":1}}""", """{"output_type":"display_data","data":{"text/plain":"1"},"metadata":{}}""", 1)]
    public void Outputs_AreComparedByKind(string expected, string actual, int differences) =>
        Assert.Equal(differences, Compare(Outputs(expected), Outputs(actual)).Count);

    [Theory]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"3 ms\n"}""", """{"output_type":"stream","name":"stdout","text":"14 ms\n"}""", 0)]
    [InlineData("""{"output_type":"stream","name":"stdout","text":"3 ms\n"}""", """{"output_type":"stream","name":"stdout","text":"14 ms\nand more\n"}""", 1)]
    [InlineData("""{"output_type":"display_data","data":{"text/html":"<table><tr><td>1<td>2</table>"}}""", """{"output_type":"display_data","data":{"text/html":"<table><tr><td>7<td>8</table>"}}""", 0)]
    [InlineData("""{"output_type":"display_data","data":{"text/html":"<table><tr><td>1<td>2</table>"}}""", """{"output_type":"display_data","data":{"text/html":"<table><tr><td>1</table>"}}""", 1)]
    [InlineData("""{"output_type":"display_data","data":{"text/html":"<table><tr><td>1</table>"}}""", """{"output_type":"display_data","data":{"text/html":"<table><tr><td>1<tr><td>1</table>"}}""", 1)]
    [InlineData("""{"output_type":"display_data","data":{"application/json":{"y":[1,2]}}}""", """{"output_type":"display_data","data":{"application/json":{"y":[3,4]}}}""", 0)]
    [InlineData("""{"output_type":"display_data","data":{"application/json":{"y":[1,2]}}}""", """{"output_type":"display_data","data":{"application/json":{"y":[3]}}}""", 1)]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":"1"}}""", """{"output_type":"display_data","data":{"text/html":"1"}}""", 1)]
    public void VolatileOutputs_AreComparedByShape(string expected, string actual, int differences) =>
        Assert.Equal(differences, Compare(Outputs(expected), Outputs(actual), shapeOnly: true).Count);

    [Fact]
    public void ManyDifferences_AreCounted_AndTheFirstTold()
    {
        var found = Compare(Display("application/json", Numbers(0)), Display("application/json", Numbers(1)));

        Assert.Equal(100, found.Count);
        Assert.Equal(Differences.Kept, found.First.Count);

        static JsonArray Numbers(int start) => new([.. Enumerable.Range(start, 100).Select(i => (JsonNode)i)]);
    }

    [Theory]
    [InlineData("<div>", "text/html")]
    [InlineData("<svg>", "text/html")]
    [InlineData("<g xmlns='http://www.w3.org/2000/svg'>", "image/svg+xml")]
    public void HtmlOfAnyDepth_IsCompared(string element, string type)
    {
        string name = element.Split('>', ' ')[0][1..], deep = string.Concat(Enumerable.Repeat(element, 20_000)), end = string.Concat(Enumerable.Repeat($"</{name}>", 20_000));

        Assert.Equal(0, Compare(Display(type, deep + "1" + end), Display(type, deep + "1" + end)).Count);
        Assert.Equal(1, Compare(Display(type, deep + "1" + end), Display(type, deep + "2" + end)).Count);
    }

    private static string Drawing(string parts, int width = 640) => $"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='480'>{parts}</svg>";

    private static string Uri(string svg) => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));

    private static JsonArray Display(string type, JsonNode value) => [new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { [type] = value }, ["metadata"] = new JsonObject() }];

    private static JsonArray Outputs(string json) => (JsonArray)JsonNode.Parse($"[{json}]")!;

    private static Differences Compare(JsonArray expected, JsonArray actual, bool shapeOnly = false)
    {
        var found = new Differences();
        new OutputComparer(Tolerance.Standard, found).Compare(expected, actual, shapeOnly);
        return found;
    }
}
