using System.Text;

namespace FromScratch.Tests;

public sealed class MnistTests : IDisposable
{
    private const string Name = "test-labels.gz";
    private readonly SmallMnist _small = new();

    public void Dispose() => _small.Dispose();

    [Fact]
    public void FilesOfTheCache_AreReadWithoutAnyMirror()
    {
        _small.CacheAll();
        var (train, test) = Mnist.Load(_small.Options());
        Assert.Equal((20, 5, 784), (train.Count, test.Count, train.Features));
        Assert.Equal([9, 8, 7, 6, 5], test.Labels);
        Assert.Equal(7 / 255.0, train.X[0, 1]);
        Assert.Equal(119 / 255.0, train.X[1, 1]);
        Assert.Equal(train.X[3, 28], train.Image(3)[1, 0]);
        Assert.Equal(1, train.OneHot[13, 3]);
        Assert.Equal(1, train.OneHot.Row(13).Sum());
        var rows = train.Rows([4, 4, 19]);
        Assert.Equal([4, 4, 9], rows.Labels);
        Assert.Equal(train.X.Row(19), rows.X.Row(2));
        Assert.Equal(train.X.Row(2), train.Take(3).X.Row(2));
        Assert.Contains("real", train.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutNormalize_PixelsAreBytes()
    {
        _small.CacheAll();
        Assert.Equal(7, Mnist.Load(_small.Options() with { Normalize = false }).Train.X[0, 1]);
    }

    [Fact]
    public void EmptyCache_IsFilledFromTheMirror_OnceForAll()
    {
        using var mirror = _small.Mirror();
        var first = Mnist.Load(_small.Options(mirror));
        var second = Mnist.Load(_small.Options(mirror));
        Assert.Equal(4, mirror.Requests);
        Assert.Empty(first.Notices);
        Assert.Equal(first.Test.Labels, second.Test.Labels);
    }

    public static TheoryData<string, Func<byte[], byte[]>> Damages => new()
    {
        { "it is empty", _ => [] },
        { "it is cut off", bytes => bytes[..^3] },
        { "it is too long", bytes => [.. bytes, 0] },
        { "SHA-256", bytes => [.. bytes[..^9], (byte)(bytes[^9] ^ 1), .. bytes[^8..]] },
        { "a web page", _ => Encoding.UTF8.GetBytes("\n<!DOCTYPE html><html>Sign in</html>") },
        { "not a gzip file", bytes => [.. bytes.Reverse()] },
        { "SHA-256", bytes => SmallMnist.Pack(SmallMnist.Idx(0x801, [bytes.Length - 18 - 8 - 5], _ => 1)) is var other && other.Length == bytes.Length ? other : [.. bytes[..10], .. new byte[bytes.Length - 10]] },
    };

    [Theory]
    [MemberData(nameof(Damages), DisableDiscoveryEnumeration = true)]
    public void DamagedFile_IsNamed_AndFetchedAgain(string problem, Func<byte[], byte[]> damage)
    {
        _small.CacheAll();
        _small.Cache(Name, damage(_small.Contents[Name]));
        using var mirror = _small.Mirror();

        var data = Mnist.Load(_small.Options(mirror));

        Assert.Equal(1, mirror.Requests);
        var notice = Assert.Single(data.Notices);
        Assert.Contains(_small.PathOf(Name), notice, StringComparison.Ordinal);
        Assert.Contains(problem, notice, StringComparison.Ordinal);
        Assert.Equal([9, 8, 7, 6, 5], data.Test.Labels);
        Assert.Equal(_small.Contents[Name], File.ReadAllBytes(_small.PathOf(Name)));
    }

    [Theory]
    [MemberData(nameof(Damages), DisableDiscoveryEnumeration = true)]
    public void MirrorWithADamagedFile_IsPassedOver(string problem, Func<byte[], byte[]> damage)
    {
        Assert.NotEmpty(problem);
        using var bad = new MnistServer((name, _) => MnistServer.Ok(damage(_small.Contents[name])));
        using var good = _small.Mirror();
        var data = Mnist.Load(_small.Options(bad, good));
        Assert.Equal(4, data.Notices.Count);
        Assert.All(data.Notices, notice => Assert.Contains(bad.Address.ToString(), notice, StringComparison.Ordinal));
        Assert.Equal([9, 8, 7, 6, 5], data.Test.Labels);
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n", "404" },
        { "HTTP/1.1 302 Found\r\nLocation: ftp://elsewhere.invalid/\r\nContent-Length: 0\r\n", "mirror gave it" },
        { "HTTP/1.1 302 Found\r\nLocation: test-labels.gz\r\nContent-Length: 0\r\n", "redirects" },
        { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n", "web page" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n", "7 bytes" },
        { "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 0\r\n", "10 bytes" },
        { "nonsense\r\n", "mirror gave it" },
        { "", "mirror gave it" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void MirrorThatDoesNotSendTheFile_IsSaidSo_AndLeavesNothing(string head, string reason)
    {
        using var mirror = new MnistServer((_, _) => new MnistServer.Answer(head, []));
        var error = Assert.Throws<DataUnavailableException>(() => Mnist.Load(_small.Options(mirror)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(mirror.Address.ToString(), error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_small.PathOf(Name)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MirrorThatHangs_IsLeft(bool afterHalf)
    {
        using var hanging = new MnistServer((name, _) => afterHalf
            ? MnistServer.Ok(_small.Contents[name]) with { Body = _small.Contents[name][..20], Hang = true }
            : new MnistServer.Answer("", [], Hang: true));
        using var good = _small.Mirror();
        var options = _small.Options(hanging, good) with { AnswerTimeout = TimeSpan.FromSeconds(2), StallTimeout = TimeSpan.FromSeconds(2) };
        _small.CacheAll();
        File.Delete(_small.PathOf(Name));

        var data = Mnist.Load(options);

        Assert.Contains("no answer in time", Assert.Single(data.Notices), StringComparison.Ordinal);
        Assert.Equal([9, 8, 7, 6, 5], data.Test.Labels);
    }

    [Fact]
    public void RedirectToTheFile_IsFollowed()
    {
        using var mirror = _small.Mirror();
        using var redirecting = new MnistServer((name, _) => new MnistServer.Answer($"HTTP/1.1 302 Found\r\nLocation: {mirror.Address}{name}\r\nContent-Length: 0\r\n", []));
        Assert.Empty(Mnist.Load(_small.Options(redirecting)).Notices);
    }

    [Fact]
    public void DownloadThatBreaksOff_GoesOnWhereItStopped()
    {
        _small.CacheAll();
        File.Delete(_small.PathOf("train-images.gz"));
        var whole = _small.Contents["train-images.gz"];
        var ranges = new List<string?>();
        using var breaking = new MnistServer((_, range) => MnistServer.Ok(whole) with { Body = whole[..5000] });
        using var good = new MnistServer((_, range) =>
        {
            ranges.Add(range);
            return MnistServer.From(whole, range);
        });

        Assert.Throws<DataUnavailableException>(() => Mnist.Load(_small.Options(breaking)));
        Assert.Equal(20, Mnist.Load(_small.Options(good)).Train.Count);

        Assert.Equal(["bytes=5000-"], ranges);
    }

    [Fact]
    public void RubbishFromAnEarlierDownload_IsThrownAway()
    {
        _small.CacheAll();
        File.Delete(_small.PathOf(Name));
        File.WriteAllBytes(_small.PathOf(Name) + ".part", [1, 2, 3, 4]);
        using var mirror = _small.Mirror();
        Assert.Equal([9, 8, 7, 6, 5], Mnist.Load(_small.Options(mirror)).Test.Labels);
        Assert.Equal(2, mirror.Requests);
    }

    [Fact]
    public void SeveralAtTheSameTime_FetchOnce()
    {
        using var mirror = _small.Mirror();
        var all = Enumerable.Range(0, 4).Select(_ => Mnist.LoadAsync(_small.Options(mirror), TestContext.Current.CancellationToken)).ToArray();
        Assert.All(all, task => Assert.Equal(5, task.GetAwaiter().GetResult().Test.Count));
        Assert.Equal(4, mirror.Requests);
    }

    [Fact]
    public void FileDamagedAfterLoading_IsNotRead()
    {
        _small.CacheAll();
        var data = Mnist.Load(_small.Options());
        _small.Cache(Name, _small.Contents[Name][..^1]);
        var error = Assert.Throws<InvalidDataException>(() => data.Test);
        Assert.Contains(_small.PathOf(Name), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MirrorWithoutTls_IsNotAsked()
    {
        var options = _small.Options() with { Mirrors = [new Uri("http://mnist.invalid/")] };
        Assert.Contains("not an https address", Assert.Throws<DataUnavailableException>(() => Mnist.Load(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CacheThatCannotBeWritten_IsSaidSo()
    {
        File.WriteAllText(_small.Folder, "a file, not a folder");
        using var mirror = _small.Mirror();
        try
        {
            Assert.Contains(_small.Folder, Assert.Throws<DataUnavailableException>(() => Mnist.Load(_small.Options(mirror))).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(_small.Folder);
        }
    }

    [Fact]
    public async Task Cancelled_StopsAndKeepsNothingHalf()
    {
        using var hanging = new MnistServer((_, _) => new MnistServer.Answer("", [], Hang: true));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Mnist.LoadOrDigitLikeAsync(_small.Options(hanging), stop.Token));
        Assert.False(File.Exists(_small.PathOf(Name)));
    }

    [Fact]
    public void Offline_DigitLikePicturesTakeItsPlace_AndSaySo()
    {
        var data = Mnist.LoadOrDigitLike(_small.Options() with { DigitLikeSeed = 5 });
        Assert.Contains("not MNIST", data.Source, StringComparison.Ordinal);
        Assert.Contains("no mirror to ask", Assert.Single(data.Notices), StringComparison.Ordinal);
        Assert.StartsWith(data.Source, data.ToString(), StringComparison.Ordinal);
        Assert.Equal(data.Source, data.Test.Source);
    }
}
