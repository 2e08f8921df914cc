using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Training;

public class BoundaryMovieTests
{
    private static readonly Matrix<double> Corners = Shown.Matrix(new double[,] { { -1, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 } });

    [Fact]
    public void Following_KeepsEvenlySpreadEpochs_TheFirstAndTheLast()
    {
        var trainer = Spirals.Trainer();
        var movie = new BoundaryMovie(Spirals.Data.X, Spirals.Data.Labels);
        using (movie.Follow(trainer))
            Spirals.Train(trainer, epochs: 50);

        Assert.Equal([.. Enumerable.Range(0, 13).Select(i => i * 4), 50], Labels(movie.Chart).Select(int.Parse));
        Assert.Equal(14, movie.Count);
        var last = JsonDocument.Parse(movie.Chart.ToPlotlyJson()).RootElement;
        Assert.Equal(last.GetProperty("data")[0].GetProperty("z").GetRawText(), last.GetProperty("frames")[13].GetProperty("data")[0].GetProperty("z").GetRawText());
        Assert.NotEqual(last.GetProperty("data")[0].GetProperty("z").GetRawText(), last.GetProperty("frames")[0].GetProperty("data")[0].GetProperty("z").GetRawText());
    }

    [Fact]
    public void LastFrame_IsTheNetworkAsItIs()
    {
        var trainer = Spirals.Trainer();
        var movie = new BoundaryMovie(Spirals.Data.X, Spirals.Data.Labels);
        using (movie.Follow(trainer))
            Spirals.Train(trainer, epochs: 27);
        var now = new BoundaryMovie(Spirals.Data.X, Spirals.Data.Labels);
        now.Record(trainer.Network.Predict, "27");
        Assert.Equal(Regions(now.Chart), Regions(movie.Chart));
    }

    [Fact]
    public void StoppedTraining_EndsWithTheLastStep()
    {
        var trainer = Spirals.Trainer();
        using var stop = new CancellationTokenSource();
        trainer.StepDone += step => { if (step.Done == 25) stop.Cancel(); };
        var movie = new BoundaryMovie(Spirals.Data.X, Spirals.Data.Labels);
        Assert.Throws<OperationCanceledException>(() =>
        {
            using (movie.Follow(trainer))
                Spirals.Train(trainer, epochs: 300, stop);
        });
        Assert.Equal(["0", "1", "2", "2 and a part"], Labels(movie.Chart));
    }

    [Fact]
    public void FigureStaysSmall()
    {
        var random = new NumPyRandom(1);
        var data = Spiral.Load(random, pointsPerArm: 3000, arms: 8);
        var network = new TwoLayerNet(2, 10, 8, random);
        var movie = new BoundaryMovie(data.X, data.Labels);
        for (var i = 0; i < 100; i++)
            movie.Record(network.Predict, NumberText.Shortest(i));
        Assert.InRange(movie.Chart.ToPlotlyJson().Length, 100_000, 200_000);
        // In a notebook file every number has a line of its own.
        Assert.InRange(movie.Chart.ToPlotlyJson().Count(c => c == ','), 20_000, 70_000);
        Assert.InRange(movie.Count, 2, BoundaryMovie.FramesAtMost + 1);
        Assert.Equal("99", Labels(movie.Chart).Last());
        Assert.Contains("points drawn", movie.Chart.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void ClassThatVanishes_KeepsItsColour()
    {
        var movie = new BoundaryMovie(Corners, [0, 1, 2, 2]);
        movie.Record(places => Matrix<double>.Build.Dense(places.RowCount, 3, (i, c) => c == 2 ? 1 : 0), "0");
        movie.Record(places => Matrix<double>.Build.Dense(places.RowCount, 3, (i, c) => c == 0 ? 1 : 0), "1");
        var trace = JsonDocument.Parse(movie.Chart.ToPlotlyJson()).RootElement.GetProperty("data")[0];
        Assert.Equal(2.5, trace.GetProperty("zmax").GetDouble());
    }

    [Fact]
    public void Movie_ShowsAsAChart_AndSaysWhatIsMissing()
    {
        var movie = new BoundaryMovie(Corners, [0, 1, 0, 1]);
        Assert.Contains("nothing was recorded", Assert.Throws<InvalidOperationException>(() => movie.Chart).Message, StringComparison.Ordinal);
        movie.Record(places => places, "5");
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"], Shown.MimeTypes(movie));
        Assert.Contains("epoch 5, the last of 1 frame<", movie.Chart.ToSvg(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BoundaryMovie(Shown.Counting(2, 3), [0, 1]));
        Assert.Throws<ArgumentException>(() => movie.Record(_ => Shown.Counting(2, 2), "6"));
        Assert.Equal("1 frame", movie.ToString());
    }

    private static IEnumerable<string> Labels(Chart chart) => JsonDocument.Parse(chart.ToPlotlyJson()).RootElement
        .GetProperty("layout").GetProperty("sliders")[0].GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("label").GetString()!);

    private static string Regions(Chart chart) => JsonDocument.Parse(chart.ToPlotlyJson()).RootElement.GetProperty("data")[0].GetProperty("z").GetRawText();
}
