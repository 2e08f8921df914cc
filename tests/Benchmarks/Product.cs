using System.Globalization;
using System.Text.RegularExpressions;
using FromScratch;
using MathNet.Numerics.LinearAlgebra;

namespace Benchmarks;

/// <summary>
/// The product of any shape as a case, by its name: <c>100x784x50</c> is (100, 784)·(784, 50), and <c>100x784x50-TN</c> the
/// same with the left factor given as its transpose, as xᵀ·dout is; NT with the right one, as dout·Wᵀ.
/// </summary>
internal static partial class Product
{
    public static BenchmarkCase? Find(string name)
    {
        var match = Name().Match(name);
        if (!match.Success) return null;
        var (m, k, n) = (Size(match, 1), Size(match, 2), Size(match, 3));
        var operands = match.Groups[4].Success ? match.Groups[4].Value : "NN";
        return new BenchmarkCase(name, $"matrix product ({m}, {k})·({k}, {n}), {operands}", null, null, () => Prepare(m, k, n, operands));
    }

    private static Work Prepare(int m, int k, int n, string operands)
    {
        var random = new NumPyRandom(0);
        var (transposeA, transposeB) = (operands[0] == 'T', operands[1] == 'T');
        var a = transposeA ? random.Rand(k, m) : random.Rand(m, k);
        var b = transposeB ? random.Rand(n, k) : random.Rand(k, n);
        var c = Matrix<double>.Build.Dense(m, n);
        Action run = (transposeA, transposeB) switch
        {
            (false, false) => () => a.Multiply(b, c),
            (true, false) => () => a.TransposeThisAndMultiply(b, c),
            _ => () => a.TransposeAndMultiply(b, c),
        };
        return new Work(run, () => c.Enumerate().Sum());
    }

    private static int Size(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([1-9]\d{0,4})x([1-9]\d{0,4})x([1-9]\d{0,4})(?:-(NN|TN|NT))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
