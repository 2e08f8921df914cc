using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

public class OptimizerTests
{
    public static TheoryData<string> Names => ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"];

    [Theory]
    [MemberData(nameof(Names))]
    public void SharedStorage_IsUpdatedOnce(string name)
    {
        var (shared, alone) = (Weight(), Weight());
        var (first, second) = (Make(name), Make(name));
        for (var step = 0; step < 3; step++)
        {
            first.Update([shared, shared, shared.Named("again"), new Parameter("a third", shared.Value)]);
            second.Update([alone]);
        }

        Assert.Equal(alone.Value, shared.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Memory_BelongsToTheStorage_NotToThePlaceInTheList(string name)
    {
        Parameter a = Weight(), b = Weight(3), c = Weight(), d = Weight(3);
        var (first, second) = (Make(name), Make(name));
        first.Update([a, b]);
        first.Update([a, b]);
        second.Update([c, d]);
        second.Update([d, c]);
        Assert.Equal(a.Value, c.Value);
        Assert.Equal(b.Value, d.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NullAmongTheParameters_IsRefused_AndNothingIsUpdated(string name)
    {
        var weight = Weight();
        var optimizer = Make(name);
        Assert.Throws<ArgumentNullException>(() => optimizer.Update([weight, null!]));
        Assert.Throws<ArgumentNullException>(() => optimizer.Update(null!));
        Assert.Equal(Weight().Value, weight.Value);
        var fresh = Weight();
        optimizer.Update([weight]);
        Make(name).Update([fresh]);
        Assert.Equal(fresh.Value, weight.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToString_HasNameAndLearningRate_InAnyCulture(string name)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.StartsWith(name + " (learning rate 0.5", Make(name).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void SettingsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Momentum(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaGrad(-1));
        Assert.Contains("momentum must be", Assert.Throws<ArgumentOutOfRangeException>(() => new Momentum(0.1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Nesterov(0.1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RMSprop(0.1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(0.1, 0.9, 1));
    }

    private static Parameter Weight(double scale = 1)
    {
        var weight = new Parameter("W", Matrix<double>.Build.Dense(2, 2, (i, j) => scale * (i + j + 1)));
        weight.Gradient.SetSubMatrix(0, 0, Matrix<double>.Build.Dense(2, 2, (i, j) => scale * (i - j + 0.5)));
        return weight;
    }

    private static Optimizer Make(string name) => name switch
    {
        "SGD" => new SGD(0.5),
        "Momentum" => new Momentum(0.5),
        "Nesterov" => new Nesterov(0.5),
        "AdaGrad" => new AdaGrad(0.5),
        "RMSprop" => new RMSprop(0.5),
        _ => new Adam(0.5),
    };
}
