using System.Text;

namespace FromScratch.Tests;

/// <summary>
/// A damaged parameter file is refused with <see cref="InvalidDataException"/> and changes nothing, or is read whole. For longer:
/// <c>FUZZ_MINUTES=10 dotnet test tests/FromScratch.Tests --filter FullyQualifiedName~DamagedParameterFile</c>.
/// </summary>
public sealed class DamagedParameterFileTests : IDisposable
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "null", "1e999", "-1", "\"NaN\"", "\"\\ud800\"", "{}", "[[[[[[[[[[", "true", "[2147483647,2147483647]", "[1e0,2.5]", "\"W1\"", "\"name\":", "\"shape\":", "\"data\":[",
            "\"format\":", "\"version\":1", ",", "]", "}", "\u0000", "\uFEFF",
        }.Select(Encoding.UTF8.GetBytes), [0xff, 0xfe], [0xed, 0xa0, 0x80],
    ];

    private readonly string _path = Path.Combine(Path.GetTempPath(), "parameters-" + Guid.NewGuid().ToString("N") + ".json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void AtRandom_IsRefusedOrRead_AndNeverHalf()
    {
        Fuzzing fuzzing = new(20271);
        new TwoLayerNet(2, 3, 2, new NumPyRandom(1)).Save(_path);
        var whole = File.ReadAllBytes(_path);
        TwoLayerNet net = new(2, 3, 2, new NumPyRandom(2));
        var refused = fuzzing.Refusals<InvalidDataException>(4000, () => fuzzing.Damaged(whole, Words), bytes =>
        {
            File.WriteAllBytes(_path, bytes);
            var before = Values(net);
            try
            {
                net.Load(_path);
            }
            finally
            {
                if (!Values(net).SequenceEqual(before))
                    Assert.All(net.Parameters, parameter => Assert.Equal(parameter.Value.ToRowMajorArray(), Loaded(parameter.Name)));
            }
        });

        Assert.InRange(refused, fuzzing.Tried / 2, fuzzing.Tried - 1);
    }

    [Theory]
    [InlineData("W1")]
    [InlineData("FromScratch parameters")]
    [InlineData("data")]
    public void TextThatIsNoUnicode_IsRefused(string word)
    {
        TwoLayerNet net = new(2, 3, 2, new NumPyRandom(1));
        net.Save(_path);
        File.WriteAllText(_path, File.ReadAllText(_path).Replace($"\"{word}\"", "\"\\ud800\"", StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => net.Load(_path));
    }

    // What the file says, by a reader that knows nothing of shapes.
    private double[] Loaded(string name)
    {
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(_path));
        var entry = document.RootElement.GetProperty("parameters").EnumerateArray().Single(e => e.GetProperty("name").GetString() == name);
        return [.. entry.GetProperty("data").EnumerateArray().Select(number =>
            number.ValueKind == System.Text.Json.JsonValueKind.String ? double.Parse(number.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : number.GetDouble())];
    }

    private static long[] Values(TwoLayerNet net) =>
        [.. net.Parameters.SelectMany(parameter => parameter.Value.ToRowMajorArray()).Select(BitConverter.DoubleToInt64Bits)];
}
