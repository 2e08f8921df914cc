namespace FromScratch.Tests;

public class SpiralTests
{
    [Fact]
    public void Seed1984_GivesTheBooksPoints()
    {
        var c = ReferenceFile.Open("v2_spiral")["spiral_data"];
        var data = Spiral.Load();
        Close.To(c.Matrix("outputs/x"), data.X);
        Assert.Equal(c.Ints("outputs/t_label"), data.Labels);
        Assert.Equal((300, 2, 3), (data.Count, data.Features, data.Classes));
    }

    [Fact]
    public void OneHot_IsTheLabels()
    {
        var data = Spiral.Load();
        Assert.Equal(data.Labels, Functions.ArgMax(data.OneHot));
        Assert.Equal(300, data.OneHot.Enumerate().Sum());
    }

    [Fact]
    public void Load_FromAGenerator_LetsItGoOn()
    {
        var random = new NumPyRandom(1984);
        var data = Spiral.Load(random);
        var expected = new NumPyRandom(1984);
        expected.RandnVector(300);
        Assert.Equal(expected.Randn(), random.Randn());
        Assert.Equal(Spiral.Load(1984).X, data.X);
    }

    [Fact]
    public void OtherSeedsAndSizes_GiveOtherPoints()
    {
        Assert.NotEqual(Spiral.Load(1).X, Spiral.Load(2).X);
        var (x, labels) = Spiral.Load(new NumPyRandom(1), pointsPerArm: 7, arms: 4);
        Assert.Equal((28, 2), (x.RowCount, x.ColumnCount));
        Assert.Equal(7, labels.Count(label => label == 3));
    }

    [Fact]
    public void WithoutANumberOfClasses_ItIsOneMoreThanTheLargestLabel()
    {
        var data = new LabelledData(Matrices.Zeros(3, 2), [0, 4, 1]);
        Assert.Equal((5, 5), (data.Classes, data.OneHot.ColumnCount));
        Assert.Throws<ArgumentException>(() => new LabelledData(Matrices.Zeros(2, 2), [0, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelledData(Matrices.Zeros(2, 2), [0, 1], 0));
    }

    [Fact]
    public void Rows_OfThatDoNotExist_AreRefused()
    {
        var data = Spiral.Load();
        Assert.Contains("300", Assert.Throws<ArgumentException>(() => data.Rows([300])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => data.Rows([]));
        Assert.Throws<ArgumentException>(() => new LabelledData(data.X, [0, 1], 3, "too few labels"));
        Assert.Contains("Label 0 is 5", Assert.Throws<ArgumentException>(() => new LabelledData(data.X.SubMatrix(0, 1, 0, 2), [5], 3, "s")).Message, StringComparison.Ordinal);
    }
}
