using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive.Tests.Numbers;

/// <summary>The expected texts are NumPy 1.24's for the same number of decimals.</summary>
public class NumberRuleTests
{
    [Theory]
    [InlineData(550d, "550")]
    [InlineData(110.00000000000001, "110.00000000000001")]
    [InlineData(4.5395807735907655E-05, "4.5395807735907655E-05")]
    [InlineData(0.1, "0.1")]
    [InlineData(-0d, "-0")]
    [InlineData(double.NaN, "NaN")]
    public void Scalar_HasTheShortestDigitsThatRoundTrip(double number, string text) => Assert.Equal(text, Shown.Text(number));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ja-JP")]
    [InlineData("sv-SE")]
    public void Culture_ChangesNothing(string culture)
    {
        Assert.Equal("-1.5", Shown.Under(culture, () => Shown.Text(-1.5)));
        Assert.Equal("-3", Shown.Under(culture, () => Shown.Text(-3)));
        Assert.Equal("0.1", Shown.Under(culture, () => Shown.Text(0.1f)));
        Assert.Equal("[-1.5   0.25]", Shown.Under(culture, () => Shown.Text(new[] { -1.5, 0.25 })));
        Assert.Equal("(-1.5, 2)", Shown.Under(culture, () => Shown.Text((-1.5, 2))));
        Assert.Contains("-1.5", Shown.Under(culture, () => Shown.Html(new[] { -1.5, 0.25 })), StringComparison.Ordinal);
        Assert.Equal("[-1.50000e-09  1.23456e+04]", Shown.Under(culture, () => Shown.Text(new[] { -1.5e-9, 12345.6 })));
    }

    public static TheoryData<double[], string> Vectors => new()
    {
        { [9, 12, 15], "[ 9 12 15]" },
        { [-1, 0, 1], "[-1  0  1]" },
        { [0, -0d], "[ 0 -0]" },
        { [0.5, 0.25, 1], "[0.5  0.25 1.  ]" },
        { [0.7310585786300049, 0.5], "[0.73105858 0.5       ]" },
        { [1.2345678949, 0.5], "[1.2345679 0.5      ]" },
        { [12345.678912, 99.5], "[12345.679    99.5  ]" },
        { [99999999, 1], "[99999999        1]" },
        { [100000000, 1], "[1.e+08 1.e+00]" },
        { [0.0001, 0.05], "[0.0001 0.05  ]" },
        { [0.00009, 0.05], "[9.e-05 5.e-02]" },
        { [1000.5, 1], "[1.0005e+03 1.0000e+00]" },
        { [1000, 1], "[1000    1]" },
        { [1.25e-300, 1], "[1.25e-300 1.00e+000]" },
        { [9.9999999999, 0.25], "[10.    0.25]" },
        { [1, double.NaN], "[ 1. nan]" },
        { [0.125, double.NegativeInfinity, double.PositiveInfinity], "[0.125  -inf   inf]" },
        { [double.NaN, double.PositiveInfinity], "[nan inf]" },
        { [0.123456785, 0.5], "[0.12345678 0.5       ]" },
        { [5e-324, 1.7976931348623157e308], "[4.9406565e-324 1.7976931e+308]" },
        { [0.1 + 0.2], "[0.3]" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Entries_ShareOneFormOfAtMostEightDigits(double[] entries, string text)
    {
        Assert.Equal(text, Shown.Text(entries));
        Assert.Equal(text, Shown.Text(Vector<double>.Build.DenseOfArray(entries)));
    }

    [Fact]
    public void Ties_GoToTheEvenDigitAsInNumPy()
    {
        // 1/1024 steps end in an exact 5 beyond the eighth digit of numbers between 1000 and 10000.
        Assert.Equal("[1000.0625 1000.1875]", Shown.Text(new[] { 1000.0625, 1000.1875 }));
        Assert.Equal("[10000.062 10000.188]", Shown.Text(new[] { 10000.0625, 10000.1875 }));
    }

    [Fact]
    public void Floats_ShowTheirOwnDigits()
    {
        Assert.Equal("[0.1        0.33333334]", Shown.Text(new[] { 0.1f, 1 / 3f }));
        Assert.Equal("[[0.1  0.25]]", Shown.Text(Matrix<float>.Build.Dense(1, 2, [0.1f, 0.25f])));
        Assert.Equal("0.33333334", Shown.Text(1 / 3f));
    }

    [Fact]
    public void NoEntry_HasMoreThanEightSignificantDigits()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 300; trial++)
        {
            var scale = Math.Pow(10, random.Next(-12, 12));
            var matrix = Matrix<double>.Build.Dense(3, 3, (_, _) => (random.NextDouble() - 0.5) * scale);
            foreach (var cell in Shown.Page(matrix).QuerySelectorAll("td"))
            {
                var mantissa = cell.TextContent.Trim().Split('e')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
                Assert.InRange(mantissa.Length, 0, 8);
            }
        }
    }
}
