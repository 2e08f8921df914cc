using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The spiral data of vol. 2 section 1.4.1: points of several classes on arms that wind around each other.</summary>
/// <remarks>
/// Point i of arm j has the radius r = i / 100 and the angle θ = 4 j + 4 r + 0.2 ε with ε from N(0, 1); its coordinates
/// are (r sin θ, r cos θ). No straight line separates the arms, so a network needs a hidden layer.
/// <para>
/// The random numbers are NumPy's to the last bit. Its sine and cosine depend on the processor (with AVX-512 it has its
/// own, otherwise the C library's, as here), so that a coordinate can differ from another machine's in its last two bits.
/// </para>
/// </remarks>
public static class Spiral
{
    /// <summary>The book's 300 points: 3 arms of 100, drawn from a generator of their own with the given seed.</summary>
    /// <param name="seed">The seed, 0 to 2^32 − 1; 1984 is the book's.</param>
    /// <returns>x of shape (300, 2) and labels 0, 1, 2, one arm after the other.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The seed is out of range.</exception>
    public static LabelledData Load(long seed = 1984) => Load(new NumPyRandom(seed));

    /// <summary>
    /// Points drawn from a generator that goes on afterwards: what follows, the initial weights and the shuffles, comes
    /// from the same stream as in the book's script.
    /// </summary>
    /// <param name="random">The generator; it gives one normal number for each point.</param>
    /// <param name="pointsPerArm">Points in each arm, at least 1.</param>
    /// <param name="arms">Arms, and so classes, at least 1.</param>
    /// <returns>x of shape (arms · pointsPerArm, 2) with its labels, one arm after the other.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static LabelledData Load(NumPyRandom random, int pointsPerArm = 100, int arms = 3)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(pointsPerArm, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        var x = Matrix<double>.Build.Dense(checked(arms * pointsPerArm), 2);
        var labels = new int[x.RowCount];
        for (var arm = 0; arm < arms; arm++)
        {
            for (var i = 0; i < pointsPerArm; i++)
            {
                var radius = i / (double)pointsPerArm;
                var angle = (arm * 4.0) + (4.0 * radius) + (random.Randn() * 0.2);
                var row = (arm * pointsPerArm) + i;
                x[row, 0] = radius * Math.Sin(angle);
                x[row, 1] = radius * Math.Cos(angle);
                labels[row] = arm;
            }
        }

        return new LabelledData(x, labels, arms, FormattableString.Invariant($"spiral data of vol. 2 section 1.4.1, seed {random.Seed}"));
    }
}
