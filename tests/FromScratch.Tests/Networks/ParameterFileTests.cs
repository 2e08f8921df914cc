using System.Globalization;

namespace FromScratch.Tests;

public sealed class ParameterFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parameters").FullName;

    private string Path => System.IO.Path.Combine(_folder, "net.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SavedAndLoaded_EveryBitIsTheSame_InAnyCulture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            TwoLayerNet saved = Net(1), loaded = Net(2);
            saved.Parameters[1].Value[0, 0] = double.NaN;
            saved.Parameters[1].Value[0, 1] = double.NegativeInfinity;
            saved.Parameters[1].Value[0, 2] = -0.0;
            saved.Parameters[1].Value[0, 3] = double.Epsilon;
            saved.Save(Path);
            loaded.Load(Path);
            for (var k = 0; k < 4; k++)
            {
                Assert.Equal(
                    saved.Parameters[k].Value.Enumerate().Select(BitConverter.DoubleToInt64Bits),
                    loaded.Parameters[k].Value.Enumerate().Select(BitConverter.DoubleToInt64Bits));
            }

            Assert.Single(Directory.GetFiles(_folder));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void FileOfAnotherNetwork_IsRefusedWithBothShapes()
    {
        new TwoLayerNet(2, 5, 3, new NumPyRandom(1)).Save(Path);
        var error = Refused();
        Assert.Contains("another network", error, StringComparison.Ordinal);
        Assert.Contains("W1 (2, 5)", error, StringComparison.Ordinal);
        Assert.Contains("W1 (2, 4)", error, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<string, string>> Damages => new()
    {
        { "not complete JSON", text => text[..(text.Length / 2)] },
        { "not complete JSON", _ => "" },
        { "not complete JSON", _ => "<html>" },
        { "not a parameter file", _ => "[1, 2]" },
        { "not a parameter file", _ => "{}" },
        { "version 1", text => text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal) },
        { "no list", _ => "{\"format\":\"FromScratch parameters\",\"version\":1}" },
        { "parameter 0 has no name", text => text.Replace("\"name\":\"W1\"", "\"name\":7", StringComparison.Ordinal) },
        { "parameter 0 has no name", text => text.Replace("[2,4]", "[2,4000000000]", StringComparison.Ordinal) },
        { "another network", text => text.Replace("\"W1\"", "\"V1\"", StringComparison.Ordinal) },
        { "another network", text => text.Replace("[2,4]", "[4,2]", StringComparison.Ordinal) },
        { "b1 has 3 numbers, not 4", text => text.Replace("\"data\":[0,0,0,0]", "\"data\":[0,0,0]", StringComparison.Ordinal) },
        { "number 1 of b2 is not a double", text => text.Replace("\"data\":[0,0,0]", "\"data\":[0,\"x\",0]", StringComparison.Ordinal) },
        { "number 2 of b2 is not a double", text => text.Replace("\"data\":[0,0,0]", "\"data\":[0,0,1e999]", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Damages), DisableDiscoveryEnumeration = true)]
    public void DamagedFile_IsNamed_AndChangesNothing(string problem, Func<string, string> damage)
    {
        Net(1).Save(Path);
        var text = File.ReadAllText(Path);
        Assert.NotEqual(text, damage(text));
        File.WriteAllText(Path, damage(text));
        Assert.Contains(problem, Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNotThere_IsNamed() =>
        Assert.Contains(Path, Assert.Throws<FileNotFoundException>(() => Net(1).Load(Path)).Message, StringComparison.Ordinal);

    [Fact]
    public void SaveThatFails_LeavesTheOldFileAndNoOther()
    {
        var blocked = System.IO.Path.Combine(_folder, "missing", "net.json");
        Assert.ThrowsAny<IOException>(() => Net(1).Save(blocked));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static TwoLayerNet Net(long seed) => new(2, 4, 3, new NumPyRandom(seed));

    private string Refused()
    {
        var net = Net(9);
        var error = Assert.Throws<InvalidDataException>(() => net.Load(Path)).Message;
        Assert.Contains(Path, error, StringComparison.Ordinal);
        Assert.Equal(Net(9).Parameters.Select(parameter => parameter.Value), net.Parameters.Select(parameter => parameter.Value));
        return error;
    }
}
