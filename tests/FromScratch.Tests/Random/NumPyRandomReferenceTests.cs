using System.Text.Json;

namespace FromScratch.Tests;

/// <summary>The stream of <c>numpy_random.json</c>: all calls after one seed, in the file's order, bit for bit.</summary>
public class NumPyRandomReferenceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(42)]
    [InlineData(1984)]
    public void CallsInTheFilesOrder_GiveItsNumbers(int seed)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "numpy_random.json")));
        var random = new NumPyRandom(seed);
        var calls = 0;
        foreach (var call in document.RootElement.GetProperty("seeds").GetProperty(seed.ToString(System.Globalization.CultureInfo.InvariantCulture)).EnumerateObject())
        {
            Assert.Equal(Flat(call.Value), Draw(random, call.Name));
            calls++;
        }

        Assert.Equal(13, calls);
    }

    private static double[] Draw(NumPyRandom random, string call)
    {
        var shuffled = Enumerable.Range(0, 8).ToArray();
        switch (call)
        {
            case "rand_10": return [.. random.RandVector(10)];
            case "randn_11": return [.. random.RandnVector(11)];
            case "permutation_10": return Doubles(random.Permutation(10));
            case "randint_0_100_10": return Doubles(random.RandInt(0, 100, 10));
            case "choice_5_size10": return Doubles(random.Choice(5, 10));
            case "choice_p": return Doubles(random.Choice(4, 8, p: [0.1, 0.2, 0.3, 0.4]));
            case "uniform_-1_1_5": return [.. random.UniformVector(-1, 1, 5)];
            case "shuffle_8":
                random.Shuffle(shuffled);
                return Doubles(shuffled);
            case "choice_noreplace_10_4": return Doubles(random.Choice(10, 4, replace: false));
            case "normal_2_3_4": return [.. random.NormalVector(2, 3, 4)];
            case "randn_2x3": return random.Randn(2, 3).ToRowMajorArray();
            case "permutation_300_first10": return Doubles(random.Permutation(300)[..10]);
            case "rand_after": return [random.Rand()];
            default: throw new InvalidOperationException($"No such call: {call}");
        }
    }

    private static double[] Doubles(int[] values) => Array.ConvertAll(values, value => (double)value);

    private static double[] Flat(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().SelectMany(Flat)]
        : [value.GetDouble()];
}
